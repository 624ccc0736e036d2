import { indentOf, Inline, QUOTED, refuse, SPECIAL, unquoted } from "./inline.js";

// Lines without content: blank ones and comments.
const GAP = /^ *(#.*)?$/;
const HEADER = /^\|[+-]?( *| +#.*)$/;

const isBlank = (line) => /^ *$/.test(line);

// Parses the lines of a form's file, with the position of each cell. A part of a block (an entry or an item) has its
// lines `from` and `to`, its column, and the first of the lines before it that belong to it, `lead`; an entry also has
// the end of its colon.
class Block {
  #lines;
  #at = 0;
  comments = new Map();

  constructor(lines) {
    this.#lines = lines;
  }

  root() {
    const first = this.#content();
    if (first === this.#lines.length || indentOf(this.#lines[first])) refuse("");
    this.#at = first;
    const root = this.#map(0, 0);
    if (this.#content() < this.#lines.length) refuse(this.#lines[this.#content()]);
    return root;
  }

  // The next line with content.
  #content() {
    let at = this.#at;
    while (at < this.#lines.length && GAP.test(this.#lines[at])) {
      if (!isBlank(this.#lines[at])) this.#note(at, this.#lines[at]);
      at += 1;
    }
    return at;
  }

  // Moves to the next part of a block in this column, if there is one.
  #next(column) {
    const at = this.#content();
    const indent = at < this.#lines.length ? indentOf(this.#lines[at]) : -1;
    if (indent > column) refuse(this.#lines[at]);
    if (indent === column) this.#at = at;
    return indent === column;
  }

  #map(column, lead) {
    const entries = [];
    do {
      entries.push(this.#entry(column, entries.length ? entries[entries.length - 1].to : lead));
    } while (this.#next(column));
    if (new Set(entries.map(({ key }) => key)).size < entries.length) refuse(entries[0].key);
    return { isBlock: true, entries };
  }

  #entry(column, lead) {
    const from = this.#at;
    const { key, end } = this.#key(this.#lines[from], column) ?? refuse(this.#lines[from]);
    const value = this.#behind(end, column, true);
    return { key, lead, from, to: this.#at, column, end, value };
  }

  #key(line, column) {
    const rest = line.slice(column);
    const [quoted] = QUOTED.exec(rest) ?? [];
    const length = quoted ? quoted.length : rest.search(/ *:( |$)/);
    const [colon] = /^ *:(?= |$)/.exec(rest.slice(length)) ?? [];
    if (length <= 0 || !colon) return null;
    const written = rest.slice(0, length);
    if (!quoted && (SPECIAL.test(written) || / #|\t/.test(written))) return null;
    return { key: quoted ? unquoted(quoted) : written, end: column + length + colon.length };
  }

  #list(column, lead) {
    const items = [];
    do {
      const item = this.#item(column, items.length ? items[items.length - 1].to : lead);
      items.push(item);
    } while (this.#isItem(column) && this.#next(column));
    return { isBlock: true, items };
  }

  // Whether the next line with content is an item in this column: a list may be directly below its key.
  #isItem(column) {
    const line = this.#lines[this.#content()] ?? "";
    return indentOf(line) > column || (indentOf(line) === column && /^-( |$)/.test(line.slice(column)));
  }

  #item(column, lead) {
    const from = this.#at;
    const line = this.#lines[from];
    const [dash] = /^- */.exec(line.slice(column)) ?? refuse(line);
    const inner = column + dash.length;
    const isMap = inner < line.length && this.#key(line, inner);
    const value = isMap ? this.#map(inner, from) : this.#behind(inner, column, false);
    return { lead, from, to: this.#at, column, value };
  }

  // The value after a colon or a dash, or below it.
  #behind(end, column, isEntry) {
    const line = this.#lines[this.#at];
    const start = end + indentOf(line.slice(end));
    const rest = line.slice(start);
    if (!rest || rest[0] === "#") return this.#below(rest, column, isEntry);
    const [header, comment] = HEADER.exec(rest) ?? [];
    if (header) return { text: this.#lettered(comment, column) };
    const inline = new Inline(line, start);
    const value = inline.value();
    this.#note(this.#at, inline.rest);
    this.#at += 1;
    return value;
  }

  #note(at, comment) {
    if (!isBlank(comment)) this.comments.set(at, comment.slice(comment.indexOf("#")));
  }

  #below(comment, column, isEntry) {
    this.#note(this.#at, comment);
    this.#at += 1;
    const lead = this.#at;
    const first = this.#content();
    const line = this.#lines[first] ?? "";
    const indent = indentOf(line);
    const isList = /^-( |$)/.test(line.slice(indent));
    if (!line || indent < column || (indent === column && !(isList && isEntry))) return { text: "" };
    this.#at = first;
    return isList ? this.#list(indent, lead) : this.#map(indent, lead);
  }

  // A literal text below `|`.
  #lettered(comment, column) {
    this.#note(this.#at, comment);
    const start = this.#at + 1;
    const isIn = (line, indent) => isBlank(line) || indentOf(line) >= indent;
    const first = this.#lines.findIndex((line, at) => at >= start && !isBlank(line));
    const indent = first < 0 ? 0 : indentOf(this.#lines[first]);
    this.#at = start;
    if (indent <= column) return "";
    let to = first;
    while (to < this.#lines.length && isIn(this.#lines[to], indent)) to += 1;
    while (isBlank(this.#lines[to - 1])) to -= 1;
    this.#at = to;
    return this.#lines
      .slice(start, to)
      .map((line) => line.slice(indent))
      .join("\n");
  }
}

// The tree of a file, from its lines, and its comments in order.
export const read = (lines) => {
  const block = new Block(lines);
  const root = block.root();
  const comments = [...block.comments].sort(([a], [b]) => a - b).map(([, comment]) => comment);
  return { root, comments };
};

// The content of a tree, as the page writes it: texts, mappings and lists.
export const plain = ({ text, entries, items }) => {
  if (entries) return new Map(entries.map(({ key, value }) => [key, plain(value)]));
  return items ? items.map(({ value }) => plain(value)) : text;
};
