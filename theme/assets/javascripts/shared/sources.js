// The files of the site that the page reads, each fetched once. One that could not be had is asked for again.
export class Sources {
  #root;
  #kept = new Map();

  constructor(root) {
    this.#root = root;
  }

  contents() {
    return this.#json("data/fill/contents.json");
  }

  // What the paper of a definition asks for.
  definition(id) {
    return this.#json(`data/fill/forms/${id}.json`);
  }

  // The forms that there are of a unit, none of one that is new.
  forms(unit) {
    return this.#json(`data/fill/units/${unit}.json`);
  }

  // A published form: its cells are its `paper`.
  published(form) {
    return this.#json(`data/forms/${form}.json`);
  }

  // The file of a published form, to the letter.
  async file(form) {
    const bytes = await (await this.#response(`data/forms/${form}.yml`)).arrayBuffer();
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  }

  #json(address) {
    if (!this.#kept.has(address)) {
      const file = this.#response(address).then((response) => response.json());
      file.catch(() => this.#kept.delete(address));
      this.#kept.set(address, file);
    }
    return this.#kept.get(address);
  }

  async #response(address) {
    // What was kept may be of an older edition of the site.
    const response = await fetch(this.#root + address, { cache: "no-cache" });
    const { ok, status } = response;
    if (!ok) throw Object.assign(new Error(`${address}: ${status}`), { status });
    return response;
  }
}
