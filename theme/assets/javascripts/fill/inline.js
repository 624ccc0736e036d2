// Anything not written in one of the ways known here is refused: nothing is guessed.
export class Unreadable extends Error {}

const BEHIND = /^( *| +#.*)$/;
export const QUOTED = /^(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')/;
// What an unquoted text cannot begin with.
export const SPECIAL = /^(?:[,[\]{}#&*!|>'"%@`\t]|[-?:](?: |$))/;

// The indentation of a line; for a blank line, its length. Only spaces count.
export const indentOf = (line) => line.search(/[^ ]|$/);

const withoutEnd = (text) => text.replace(/ +$/, "");

export const refuse = (line) => {
  throw new Unreadable(line);
};

// The text between quotes; JSON knows nearly all escape sequences.
export const unquoted = (written) => {
  if (written[0] === "'") return written.slice(1, -1).replaceAll("''", "'");
  try {
    return JSON.parse(written);
  } catch {
    return refuse(written);
  }
};

const plainText = (written) => (SPECIAL.test(written) || /: |:$| #|\t/.test(written) ? refuse(written) : written);

// Parses a value on one line: a text, or a list or a mapping in brackets.
export class Inline {
  #line;
  #at;

  constructor(line, at) {
    this.#line = line;
    this.#at = at;
  }

  // The value, which extends to the end of the line or to a comment.
  value() {
    const value = /^[[{"']/.test(this.rest) ? this.#part(/^$/) : this.#whole();
    return BEHIND.test(this.rest) ? value : refuse(this.#line);
  }

  // The rest of the line.
  get rest() {
    return this.#line.slice(this.#at);
  }

  #whole() {
    const written = withoutEnd(this.rest.split(/ +#/)[0]);
    this.#at += written.length;
    return { text: plainText(written) };
  }

  #part(end) {
    const [sign] = this.rest;
    if (sign === "[") return this.#list();
    if (sign === "{") return this.#map();
    return { text: this.#text(end) };
  }

  #text(end) {
    const [quoted] = QUOTED.exec(this.rest) ?? [];
    if (quoted) {
      this.#at += quoted.length;
      return unquoted(quoted);
    }
    const length = this.rest.search(end);
    const written = length < 0 ? refuse(this.#line) : withoutEnd(this.rest.slice(0, length));
    this.#at += written.length;
    return plainText(written);
  }

  #skip() {
    this.#at += indentOf(this.rest);
    return this.#line[this.#at] ?? refuse(this.#line);
  }

  *#items(ending, one) {
    this.#at += 1;
    while (this.#skip() !== ending) {
      yield one();
      const sign = this.#skip();
      if (sign === ",") this.#at += 1;
      else if (sign !== ending) refuse(this.#line);
    }
    this.#at += 1;
  }

  #list() {
    return { items: [...this.#items("]", () => ({ value: this.#part(/[,[\]{}]/) }))] };
  }

  #map() {
    return { entries: [...this.#items("}", () => this.#entry())] };
  }

  #entry() {
    const key = this.#text(/:(?=[ ,}])|[,[\]{}]/);
    if (this.#skip() !== ":") refuse(this.#line);
    this.#at += 1;
    const isLeftOut = /[,}]/.test(this.#skip());
    return { key, value: isLeftOut ? { text: "" } : this.#part(/[,[\]{}]/) };
  }
}
