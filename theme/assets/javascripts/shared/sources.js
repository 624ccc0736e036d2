// The data files of the site, each loaded once. One that failed is requested again.
export class Sources {
  #root;
  #kept = new Map();

  constructor(root) {
    this.#root = root;
  }

  contents() {
    return this.#json("data/fill/contents.json");
  }

  // The description of a definition's paper.
  definition(id) {
    return this.#json(`data/fill/forms/${id}.json`);
  }

  // The forms of a unit, none for a new one.
  forms(unit) {
    return this.#json(`data/fill/units/${unit}.json`);
  }

  // A published form; its cells are `paper`.
  published(form) {
    return this.#json(`data/forms/${form}.json`);
  }

  // The file of a published form, unchanged.
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
    // A cached copy may belong to an older edition of the site.
    const response = await fetch(this.#root + address, { cache: "no-cache" });
    const { ok, status } = response;
    if (!ok) throw Object.assign(new Error(`${address}: ${status}`), { status });
    return response;
  }
}
