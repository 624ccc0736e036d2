// The prefixes of the keys for drafts of new forms, and of corrections.
export const NEW = "disclosure.fill.";
export const CORRECTIONS = "disclosure.correct.";

const tried = (act) => {
  try {
    return act();
  } catch {
    return null;
  }
};

// Drafts, by the path of the file, in this browser's storage, which may be forbidden or full.
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

  // Stores a draft; tells whether that succeeded.
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
