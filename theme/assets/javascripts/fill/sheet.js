import { make } from "../shared/elements.js";
import { fill } from "../shared/words.js";
import { cellsOf } from "./cells.js";
import { Checker } from "./checking.js";
import { Fields, grow } from "./field.js";
import { has, isThere, labelOf, nameIn } from "../shared/names.js";
import { Problems } from "./problems.js";

const element = (name) => document.getElementById(`fill-${name}`);

// Waits until the user stops typing.
const PAUSE = 250;

// The form being filled in. Calls `changed` with the number of problems after each change.
export class Sheet {
  #form;
  #draft;
  #texts;
  #checker;
  #problems;
  #changed;
  #soon;

  constructor(form, { reader, texts, contents }, changed) {
    this.#form = form;
    this.#draft = form.draft;
    this.#texts = texts;
    this.#changed = changed;
    this.#checker = new Checker(form, reader, texts);
    const fields = new Fields(form.draft, texts, () => this.#later());
    this.#problems = new Problems(element("problems"), fields, contents.rules, texts);
    for (const name of ["cells", "answers", "note"]) {
      const asked = form.draft.definition.cells.filter(({ part = "cells" }) => part === name);
      this.#show(element(name), fields, asked);
    }
  }

  #show(part, fields, asked) {
    const cells = make("div", {}, ...cellsOf(fields, asked, this.#draft.cells));
    cells.addEventListener("focusout", ({ target }) => {
      this.#problems.leave(target);
      this.#later();
    });
    // Browsers scroll only the caret of a text into view, which the bar may cover.
    cells.addEventListener("keyup", ({ key, target }) => {
      if (key === "Tab") target.scrollIntoView({ block: "nearest" });
    });
    part.replaceChildren(cells);
  }

  // Fits the height of every text; before the form is shown, all heights are zero.
  grow() {
    grow(element("sheet").querySelectorAll("textarea"));
  }

  // Lets another sheet take its place.
  stop() {
    clearTimeout(this.#soon);
  }

  check() {
    this.stop();
    const { problems } = this.#checker;
    const marked = this.#draft.marked.map((way) => this.#placeAt(way));
    this.#problems.show(problems, marked);
    const doubts = problems.filter(({ isDoubt }) => isDoubt).length;
    const wrong = problems.length - doubts;
    const status = this.#status({
      ...this.#form.counted,
      statusWrong: wrong,
      statusDoubts: doubts,
      statusTaken: marked.length,
    });
    if (element("status").textContent !== status) element("status").textContent = status;
    this.#changed(wrong);
  }

  // Tells how many there are of each sort, by its text, that has any.
  #status(counts) {
    const there = Object.entries(counts).filter(([, count]) => count);
    const parts = there.map(([sort, count]) => fill(this.#texts[sort], { count }));
    return parts.length ? parts.join(this.#texts.markComma) + this.#texts.markStop : this.#form.status;
  }

  #later() {
    clearTimeout(this.#soon);
    this.#soon = setTimeout(() => this.check(), PAUSE);
  }

  // The path to a text as shown to the user: with numbers for rows.
  #placeAt(way) {
    const name = way[way.length - 1];
    const holder = way.slice(0, -1).reduce((at, step) => at[step], this.#draft.cells);
    const cell = this.#draft.definition.cells.find((one) => nameIn(one, this.#draft.cells) === way[0]);
    const isRow = (step) => /^\d+$/.test(step);
    const row = (step) =>
      fill(cell.type === "indicators" ? this.#texts.indicator : this.#texts.number, { number: Number(step) + 1 });
    const first = labelOf(cell, this.#draft.cells, this.#draft.cells);
    const said = (step, at) => {
      if (way[at - 1] === "levels") return cell.levels[step];
      return isRow(step) ? row(step) : step;
    };
    const steps = way.map(said).filter((step) => step !== "columns" && step !== "levels");
    return { holder, name, way: [first, ...steps.slice(1)] };
  }
}

// Fills in what is known from the place: the year and the unit.
export const fillKnown = (draft, place) => {
  const known = { year: place.year, unit: place.unitName };
  const asked = draft.definition.cells.filter((cell) => has(known, cell.field) && isThere(cell, draft.cells));
  for (const cell of asked) {
    const name = nameIn(cell, draft.cells);
    const isOpen = cell.field === "year" || !draft.cells[name];
    if (isOpen && known[cell.field]) draft.set(draft.cells, name, known[cell.field]);
  }
};

// The name of the project in the form, or else the one that all forms on its paper have.
export const projectIn = (draft) => statedIn(draft, "project") || draft.definition.project;

// The text of a field in the form.
export const statedIn = (draft, field) => {
  const cell = draft.definition.cells.find((one) => one.field === field);
  return (cell && draft.cells[nameIn(cell, draft.cells)]) ?? "";
};
