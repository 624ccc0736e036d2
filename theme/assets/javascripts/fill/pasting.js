import { button, make } from "../shared/elements.js";
import { fill } from "../shared/words.js";
import { isWords, nameIn } from "../shared/names.js";
import { pastedRows, spread } from "./pasted.js";

// Pastes a table into the lines of another, from the focused field to the right and downwards. `columns` returns the
// columns shown, `again` renders the lines anew.
export class Pasting {
  #body;
  #fields;
  #cell;
  #list;
  #columns;
  #again;
  #notice = make("p", { class: "fill-lines__end fill-lines__pasted", role: "status" });
  #restore = null;

  constructor(body, fields, cell, list, { columns, again }) {
    this.#body = body;
    this.#fields = fields;
    this.#cell = cell;
    this.#list = list;
    this.#columns = columns;
    this.#again = again;
    body.addEventListener("paste", (event) => this.#paste(event));
    // Undoing would also lose what is typed after pasting.
    body.addEventListener("input", () => this.#keep());
    body.addEventListener("keydown", (event) => this.#press(event));
  }

  get #rows() {
    return this.#cell.type === "matrix" ? Object.values(this.#list) : this.#list;
  }

  #paste(event) {
    const rows = pastedRows(event.clipboardData);
    const place = rows.length ? this.#placeOf(event.target.closest(".fill-field")) : null;
    if (!place) return;
    event.preventDefault();
    const before = this.#rows.length;
    this.#restore = this.#fields.draft.remember(this.#list);
    const done = spread(rows, place.column, (number) => this.#putting(place.row + number));
    const undo = button(this.#fields.texts.unpaste, () => this.#undo(place));
    this.#show(place, this.#told({ ...done, added: this.#rows.length - before }), " ", undo);
  }

  #placeOf(part) {
    for (const [row, texts] of this.#rows.entries()) {
      const column = this.#slots(texts).findIndex(({ holder, name }) => this.#fields.partOf(holder, name) === part);
      if (column >= 0) return { row, column };
    }
    return null;
  }

  // The places of a line, in the order of the paper.
  #slots(row) {
    const levels = (this.#cell.levels ?? []).map((_, depth) => ({ holder: row.levels, name: depth }));
    const holder = this.#cell.type === "indicators" ? row.columns : row;
    return [...levels, ...this.#columns().map((column) => ({ holder, name: nameIn(column, holder), column }))];
  }

  // The functions that put a text into each place of a line; a line past the last is added.
  #putting(line) {
    if (line === this.#rows.length) {
      if (this.#cell.type === "matrix") return null;
      this.#fields.draft.insert(this.#list, line, this.#cell);
    }
    const row = this.#rows[line];
    return this.#slots(row).map((slot) => this.#putInto(slot, row.levels, this.#list[line - 1]?.levels));
  }

  #putInto({ holder, name, column }, levels, above) {
    if (!column) return (text) => this.#fields.set(levels, name, inOneLine(text) || carriedOn(levels, name, above));
    if (column.type === "private") return undefined;
    const isPrinted = this.#cell.type === "matrix" && !this.#fields.partOf(holder, name);
    if (isPrinted) return null;
    return (text) => this.#fields.set(holder, name, (isWords(column) ? text : inOneLine(text)) || null);
  }

  #told({ lines, columns, added, leftLines, leftColumns }) {
    const { texts } = this.#fields;
    const counted = [
      [texts.pastedAdded, added],
      [texts.pastedLeftColumns, leftColumns],
      [texts.pastedLeftLines, leftLines],
    ];
    const more = counted.filter(([, count]) => count).map(([text, count]) => fill(text, { count }));
    return [fill(texts.pasted, { lines, columns }), ...more].join("");
  }

  #show(place, ...told) {
    this.#again();
    this.#body.querySelectorAll(".fill-line")[place.row].append(this.#notice);
    this.#notice.replaceChildren(...told);
    const { holder, name } = this.#slots(this.#rows[place.row])[place.column];
    this.#fields.partOf(holder, name).querySelector("input, textarea, select").focus();
  }

  #undo(place) {
    this.#restore();
    this.#restore = null;
    this.#show(place, this.#fields.texts.unpasted);
  }

  // The undo button, until something is typed, added or moved.
  get #undoing() {
    return this.#restore && this.#notice.parentElement ? this.#notice.querySelector("button") : null;
  }

  #keep() {
    this.#undoing?.remove();
    this.#restore = null;
  }

  #press(event) {
    const isUndo = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === "z";
    if (!isUndo || !this.#undoing) return;
    event.preventDefault();
    this.#undoing.click();
  }
}

const inOneLine = (text) => text.replace(/\s*\n\s*/g, " ");

// A cell merged over several rows of a paper is copied as one and blanks below it: the name applies to these too.
const carriedOn = (levels, depth, above) => {
  const isBelow = above && depth + 1 < levels.length && levels.slice(0, depth).every((name, at) => name === above[at]);
  return isBelow ? above[depth] : "";
};
