// What leads to the drafts of new forms, and to those of corrections.
export const NEW = "disclosure.fill.";
export const CORRECTIONS = "disclosure.correct.";

const tried = (act) => {
  try {
    return act();
  } catch {
    return null;
  }
};

// Drafts, each by the path of its file, in the storage of this browser, which may be forbidden or full.
export class Store {
  #prefix;

  constructor(prefix) {
    this.#prefix = prefix;
  }

  get isThere() {
    return (
      tried(() => {
        localStorage.setItem(`${this.#prefix}?`, "");
        localStorage.removeItem(`${this.#prefix}?`);
        return true;
      }) === true
    );
  }

  get paths() {
    const keys = tried(() => Object.keys(localStorage)) ?? [];
    return keys
      .filter((key) => key.startsWith(this.#prefix))
      .map((key) => key.slice(this.#prefix.length))
      .sort();
  }

  load(path) {
    return tried(() => JSON.parse(localStorage.getItem(this.#prefix + path)));
  }

  // Tells whether it could be kept.
  save(path, draft) {
    return (
      tried(() => {
        localStorage.setItem(this.#prefix + path, JSON.stringify(draft));
        return true;
      }) === true
    );
  }

  clear(path) {
    tried(() => localStorage.removeItem(this.#prefix + path));
  }
}
