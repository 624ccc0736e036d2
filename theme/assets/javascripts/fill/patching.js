import { paired, same } from "./comparing.js";
import { Unreadable } from "./inline.js";
import { plain, read } from "./source.js";
import { behind, inLine, item } from "./yaml.js";

// The meaning of a tree, independent of the order of keys: a blank, an empty list and an empty mapping are equal, and
// so are a text and a list of only that text.
const meaning = (tree) => {
  if (tree instanceof Map) {
    const entries = [...tree].sort(([one], [other]) => (one < other ? -1 : 1));
    return entries.length ? entries.map(([key, value]) => [key, meaning(value)]) : null;
  }
  if (Array.isArray(tree)) return tree.length > 1 ? { items: tree.map(meaning) } : meaning(tree[0] ?? null);
  return tree && tree.trim() ? tree : null;
};

const means = (node, tree) => same(meaning(plain(node)), meaning(tree));

const areMaps = (...trees) => trees.every((tree) => tree instanceof Map);

// Both trees, with what the file contains beside their cells, such as answers.
const completed = (node, before, after) => {
  const beside = node.entries.filter(({ key }) => !before.has(key)).map(({ key, value }) => [key, plain(value)]);
  const both = [before, after].map((tree) => new tree.constructor([...beside, ...tree]));
  for (const { key, value } of node.entries) {
    const [was, is] = both.map((tree) => tree.get(key));
    if (value.entries && areMaps(was, is)) completed(value, was, is).forEach((tree, at) => both[at].set(key, tree));
  }
  return both;
};

// Keys of a mapping that were renamed: the same value has another key now.
const renamed = (before, after) => {
  const found = new Map();
  for (const key of [...before.keys()].filter((one) => !after.has(one))) {
    const isIt = (one) => !before.has(one) && ![...found.values()].includes(one) && same(before.get(key), after.get(one));
    const other = [...after.keys()].find(isIt);
    if (other !== undefined) found.set(key, other);
  }
  return found;
};

// The keys of a mapping in the order to write them: that of the file, unless the order was changed. A new key comes
// before the key that follows it in the new tree.
const inOrder = (own, before, after) => {
  const stayed = (keys, others) => keys.filter((key) => others.includes(key));
  if (!same(stayed(before, after), stayed(after, before))) return after;
  const keys = stayed(own, after);
  for (const [at, key] of [...after.entries()].reverse()) {
    const next = keys.indexOf(after[at + 1]);
    if (!keys.includes(key)) keys.splice(next < 0 ? keys.length : next, 0, key);
  }
  return keys;
};

const shifted = (lines, column) => lines.map((line) => line && " ".repeat(column) + line);

// Rewrites the lines of a tree whose values have changed. All others stay as they are, and lines written before a part
// move with that part.
class Patch {
  #lines;

  constructor(lines) {
    this.#lines = lines;
  }

  map({ entries }, before, after) {
    const names = renamed(before, after);
    const nameOf = (key) => names.get(key) ?? key;
    const own = new Map(entries.map((entry) => [nameOf(entry.key), entry]));
    const keys = inOrder([...own.keys()], [...before.keys()].map(nameOf), [...after.keys()]);
    return keys.flatMap((key) => {
      const entry = own.get(key);
      if (entry) return [...this.#lead(entry), ...this.#entry(entry, key, before.get(entry.key), after.get(key))];
      const [inFirst, below] = behind(after.get(key));
      return shifted([`${inLine(key)}:${inFirst}`, ...below], entries[0].column);
    });
  }

  #lead({ lead, from }) {
    return this.#lines.slice(lead, from);
  }

  // The lines of a part, without anything before it on its first line.
  #own({ from, to, column }) {
    return [" ".repeat(column) + this.#lines[from].slice(column), ...this.#lines.slice(from + 1, to)];
  }

  #entry(entry, key, was, is) {
    const [first, ...rest] = this.#own(entry);
    const head = key === entry.key ? first.slice(0, entry.end) : `${" ".repeat(entry.column)}${inLine(key)}:`;
    const line = head + first.slice(entry.end);
    if (same(was, is)) return [line, ...rest];
    const inside = this.#inside(entry.value, was, is);
    if (inside) return [line, ...inside];
    const [inFirst, below] = behind(is);
    return [head + inFirst, ...shifted(below, entry.column)];
  }

  // The lines of a changed block; null if it has to be rewritten as a whole.
  #inside(value, was, is) {
    if (!value.isBlock) return null;
    if (value.entries && areMaps(was, is) && is.size) return this.map(value, was, is);
    if (value.items && Array.isArray(was) && Array.isArray(is) && is.length) return this.#list(value, was, is);
    return null;
  }

  #list({ items }, was, is) {
    const before = paired(was, is);
    return is.flatMap((value, at) => {
      const own = items[before[at]];
      if (!own) return shifted(item(value), items[0].column);
      return [...this.#lead(own), ...this.#item(own, was[before[at]], value)];
    });
  }

  #item(own, was, is) {
    if (same(was, is)) return this.#own(own);
    const inside = this.#inside(own.value, was, is);
    if (!inside) return shifted(item(is), own.column);
    const isBelow = (own.value.entries ?? own.value.items)[0].from > own.from;
    if (isBelow) return [this.#own(own)[0], ...inside];
    const [first, ...rest] = inside;
    return [`${" ".repeat(own.column)}-${first.slice(own.column + 1)}`, ...rest];
  }
}

// Peculiarities of the file that are not part of its lines: a byte order mark, and CRLF line breaks.
const MARK = "\ufeff";

const taken = (comments, others) => {
  const left = [...others];
  return comments.filter((comment) => !left.includes(comment) || !left.splice(left.indexOf(comment), 1));
};

const split = (text) => {
  const [mark, end] = [text.startsWith(MARK) ? MARK : "", text.includes("\r\n") ? "\r\n" : "\n"];
  const lines = text.slice(mark.length).split(end);
  if (lines.some((line) => /[\r\n]/.test(line))) throw new Unreadable("");
  return { mark, end, lines };
};

// The content of a file, by key.
export const standing = (text) => plain(read(split(text).lines).root);

// The text of a file that contains `before`, changed to contain `after`: only lines with changes are rewritten.
// `beside` maps further keys to functions from the old value to the new, undefined to remove it. `lost` are removed
// comments. It throws if the result is not certain, which is verified by reading it again.
export const patched = (text, before, after, beside = {}) => {
  const { mark, end, lines } = split(text);
  const { root, comments } = read(lines);
  const [was, is] = completed(root, before, after);
  if (!means(root, was)) throw new Unreadable("");
  for (const [key, change] of Object.entries(beside)) {
    const value = change(is.get(key));
    if (value === undefined) is.delete(key);
    else is.set(key, value);
  }
  const tail = lines.slice(root.entries[root.entries.length - 1].to);
  const made = [...new Patch(lines).map(root, was, is), ...tail];
  const again = read(made);
  if (!means(again.root, is)) throw new Unreadable("");
  return { text: mark + made.join(end), lost: taken(comments, again.comments) };
};
