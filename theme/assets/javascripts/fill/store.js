// Drafts, each by the path of its file, in the storage of this browser, which may be forbidden or full.
const PREFIX = "disclosure.fill.";

const tried = (act) => {
  try {
    return act();
  } catch {
    return null;
  }
};

export class Store {
  get isThere() {
    return (
      tried(() => {
        localStorage.setItem(`${PREFIX}?`, "");
        localStorage.removeItem(`${PREFIX}?`);
        return true;
      }) === true
    );
  }

  get paths() {
    const keys = tried(() => Object.keys(localStorage)) ?? [];
    return keys
      .filter((key) => key.startsWith(PREFIX))
      .map((key) => key.slice(PREFIX.length))
      .sort();
  }

  load(path) {
    return tried(() => JSON.parse(localStorage.getItem(PREFIX + path)));
  }

  // Tells whether it could be kept.
  save(path, draft) {
    return (
      tried(() => {
        localStorage.setItem(PREFIX + path, JSON.stringify(draft));
        return true;
      }) === true
    );
  }

  clear(path) {
    tried(() => localStorage.removeItem(PREFIX + path));
  }
}
