// The files of the index, each loaded once. One that failed is requested again the next time.
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

  // Files of two editions of the site do not fit together: if the site was republished since the index was first read,
  // reloads the page. Does nothing if nothing was read yet, or without an answer.
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
    // Files of two editions do not fit together, so a cached copy has to be revalidated.
    const response = await fetch(this.#root + name, { cache: "no-cache" });
    if (!response.ok) throw new Error(`${name}: ${response.status}`);
    return response;
  }
}
