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

  // The cells of a published form.
  async cells(form) {
    const { paper } = await this.#json(`data/forms/${form}.json`);
    return paper;
  }

  #json(address) {
    if (!this.#kept.has(address)) {
      const file = this.#fetched(address);
      file.catch(() => this.#kept.delete(address));
      this.#kept.set(address, file);
    }
    return this.#kept.get(address);
  }

  async #fetched(address) {
    // What was kept may be of an older edition of the site.
    const response = await fetch(this.#root + address, { cache: "no-cache" });
    if (!response.ok) throw new Error(`${address}: ${response.status}`);
    return response.json();
  }
}
