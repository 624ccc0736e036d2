// What the lines of a table share, as in generator/importing/shared.py: one cell of the paper is merged over several of
// them.
import { textsBelow } from "./headers.js";

// The types of what is added up: copied into each line, it would count several times.
const COUNTED = ["money", "number", "percentage"];

// Reads the lines of a table from the top; `found` are those that share a cell with the line above.
export class Sharing {
  found = [];
  #withheld;
  #above = {};

  constructor(withheld) {
    this.#withheld = withheld;
  }

  // The texts of a line by column; `covered` are its places in cells that begin above.
  texts(line, fields, covered, header) {
    const carried = [...this.#carried(fields, covered, header)];
    const texts = textsBelow([...fields, ...carried], header, this.#withheld);
    this.#above = { ...texts };
    for (const { name, column } of carried.map((field) => header.headingOf(field))) {
      const isCopied = !COUNTED.includes(column.type);
      this.found.push({ line, column: name, isCopied });
      if (!isCopied) texts[name] = "";
    }
    return texts;
  }

  // What the line above says in the covered places of a line, where this has no text of its own.
  *#carried(fields, covered, header) {
    const filled = new Set(fields.map((field) => header.headingOf(field).name));
    for (const place of covered) {
      if (place.column < header.first || !header.has(place)) continue;
      const { name } = header.headingOf(place);
      if (filled.has(name) || !this.#above[name]) continue;
      filled.add(name);
      yield { ...place, text: this.#above[name] };
    }
  }
}
