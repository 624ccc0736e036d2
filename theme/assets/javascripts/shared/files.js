// The files of the index, each fetched once. One that could not be had is asked for again the next time.
export class Files {
  #root;
  #kept = new Map();

  constructor(root) {
    this.#root = `${root}data/search/`;
  }

  json(name) {
    return this.#keep(name, (response) => response.json());
  }

  bytes(name) {
    return this.#keep(name, async (response) => new Uint8Array(await response.arrayBuffer()));
  }

  // Files of two editions of the site do not go together: where it was published anew since the index was begun to be
  // read, the page begins anew as well. Where nothing was read yet, and without an answer, it stays.
  async renew() {
    if (!this.#kept.has("contents.json")) return;
    try {
      const [{ edition }, response] = await Promise.all([this.json("contents.json"), this.#fetch("contents.json")]);
      if ((await response.json()).edition !== edition) location.reload();
    } catch {
      return;
    }
  }

  #keep(name, read) {
    if (!this.#kept.has(name)) {
      const file = this.#fetch(name).then(read);
      file.catch(() => this.#kept.delete(name));
      this.#kept.set(name, file);
    }
    return this.#kept.get(name);
  }

  async #fetch(name) {
    // Files of two editions of the site do not go together, so a copy that was kept has to be asked about.
    const response = await fetch(this.#root + name, { cache: "no-cache" });
    if (!response.ok) throw new Error(`${name}: ${response.status}`);
    return response;
  }
}
