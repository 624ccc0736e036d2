import { fenOf } from "../shared/amounts.js";
import { TARGET } from "../shared/kinds.js";
import { fill } from "../shared/words.js";
import { isFilled, isThere, isWords, labelOf, nameIn } from "../shared/names.js";
import { dayOf, today } from "./days.js";
import { isOfYear, nameOf } from "./papers.js";
import { REMARKS, remarksOn } from "./remarks.js";

const NO_INDICATORS = "no-indicators";
const UNTIMELY = ["amendment-too-early", "amendment-to-come"];
const FAR_APART = "amounts-far-apart";
const NEGATIVE = "negative-money";
const UNTRUE = "correction-untrue";
const OTHER_YEARS = "form-of-other-years";
const PERSONAL = ["looks-personal", "personal-address"];
const SUBSTITUTES = ["look-alike-character", "converter-mark"];
const DOUBTS = [...REMARKS, ...PERSONAL, ...SUBSTITUTES, "day-not-named", OTHER_YEARS, NO_INDICATORS, FAR_APART, NEGATIVE, UNTRUE, ...UNTIMELY];
// An amount that was changed by more is hardly in the same unit.
const MOST_TIMES = 1000;

const saysNothing = ({ levels, columns }) => ![...levels, ...Object.values(columns)].some(Boolean);

const areFarApart = (one, other) =>
  one !== 0 && other !== 0 && Math.max(Math.abs(one / other), Math.abs(other / one)) >= MOST_TIMES;

// Finds the problems of a draft. A problem has its place, by holder and name, and the path to it in words.
export class Checker {
  #draft;
  #reader;
  #texts;
  #form;

  constructor(form, reader, texts) {
    this.#form = form;
    this.#draft = form.draft;
    this.#reader = reader;
    this.#texts = texts;
  }

  get problems() {
    const { cells, definition } = this.#draft;
    const asked = definition.cells.filter((cell) => this.#form.isAsked(cell));
    const problems = [...this.#inCells(asked, cells, []), ...this.#inChanges(), ...this.#inNote()];
    // A field has one remark at a time.
    for (const remark of this.#inSums()) {
      const isTold = problems.some(({ holder, name }) => holder === remark.holder && name === remark.name);
      if (!isTold) problems.push(remark);
    }
    return problems;
  }

  // What is published already has its findings beside it.
  *#inSums() {
    if (!this.#form.isNew) return;
    const { definition, cells } = this.#draft;
    for (const { holder, name, rule, values, way } of remarksOn(definition, cells, this.#form.place.year, this.#reader)) {
      yield this.#problem(holder, name, rule, values, way);
    }
  }

  *#inChanges() {
    for (const { cell, holder, way, before, now } of this.#form.changed) {
      if (cell?.type !== "money" || !areFarApart(fenOf(before ?? ""), fenOf(now ?? ""))) continue;
      const values = { before, now, unit: cell.unit };
      yield this.#problem(this.#draft.holderOf(holder), nameIn(cell, holder), FAR_APART, values, way);
    }
  }

  *#inNote() {
    for (const { holder, name, said, way } of this.#form.untrue) yield this.#problem(holder, name, UNTRUE, { said }, way);
  }

  *#inCells(cells, holder, way) {
    for (const cell of cells.filter((one) => one.type !== "heading" && isThere(one, holder))) {
      yield* this.#inCell(cell, holder, nameIn(cell, holder), way);
    }
  }

  *#inCell(cell, holder, name, way) {
    const value = holder[name];
    const label = labelOf(cell, holder, this.#draft.cells);
    const isBlank = value === null || this.#draft.isWhole(value) || value.length === 0;
    if (isBlank && isFilled(cell)) yield this.#problem(holder, name, "blank-cell", { key: label }, way);
    else if (cell.type === "indicators" && (isBlank || value.every(saysNothing))) {
      yield this.#problem(holder, name, NO_INDICATORS, {}, [...way, label]);
    }
    if (isBlank || cell.type === "private" || cell.type === "choice") return;
    const inside = [...way, label];
    if (cell.type === "group") yield* this.#inCells(cell.cells, value, inside);
    else if (cell.type === "matrix") yield* this.#inMatrix(cell, value, inside);
    else if (cell.type === "table") yield* this.#inRows(cell, value, inside);
    else if (cell.type === "indicators") yield* this.#inIndicators(cell, value, inside);
    else yield* this.#inText(cell, holder, name, label, way);
  }

  *#inMatrix({ lines, columns }, holder, way) {
    for (const line of lines) {
      const name = nameIn(line, holder);
      const texts = holder[name];
      if (!this.#draft.isWhole(texts)) yield* this.#inCells(columns, texts, [...way, name]);
    }
  }

  *#inRows({ columns }, rows, way) {
    for (const [at, row] of rows.entries()) {
      const place = [...way, fill(this.#texts.number, { number: at + 1 })];
      const isBlank = columns.some(isFilled) && Object.values(row).every((text) => text === null);
      if (isBlank) yield this.#problem(row, nameIn(columns[0], row), "blank-row", { key: way[way.length - 1] }, place);
      else yield* this.#inCells(columns, row, place);
    }
  }

  *#inIndicators({ columns, levels }, rows, way) {
    for (const [at, row] of rows.entries()) {
      const place = [...way, fill(this.#texts.indicator, { number: at + 1 })];
      for (const [depth, name] of row.levels.entries()) {
        const wrong = this.#reader.wrongLength(name);
        if (wrong) yield this.#problem(row.levels, depth, wrong.rule, wrong.values, [...place, levels[depth]]);
        else yield* this.#inWords(row.levels, depth, levels[depth], name, place);
      }
      if (!this.#draft.isWhole(row.columns)) yield* this.#inCells(columns, row.columns, place);
    }
  }

  *#inText(cell, holder, name, label, way) {
    const text = holder[name];
    const wrong = this.#reader.wrongCharacter(text) ? null : this.#reader.misread(cell.type, text, isFilled(cell));
    if (wrong) yield this.#problem(holder, name, wrong, { key: label, value: text }, way);
    else if (isFilled(cell) && this.#lacksValue(cell, text)) {
      yield this.#problem(holder, name, "blank-cell", { key: label }, way);
    } else if (this.#reader.isNegative(cell.type, text)) {
      yield this.#problem(holder, name, NEGATIVE, { key: label, value: text }, way);
    } else if (cell.field === "year") yield* this.#inYear(holder, name, text.trim(), way);
    else if (cell.field === "unit") yield* this.#inUnit(holder, name, text.trim(), way);
    else if (cell.said && cell.type === "date") yield* this.#inDay(holder, name, dayOf(text), way);
    yield* this.#inWords(holder, name, label, text, way, cell);
  }

  // What is not copied from a paper must say something.
  #lacksValue({ said, type }, text) {
    return said ? this.#reader.saysNothing(text) : !this.#reader.hasValue(type, text);
  }

  *#inYear(holder, name, written, way) {
    const { year, from, to } = this.#form.place;
    if (written !== year) yield this.#problem(holder, name, "year-not-of-folder", { written, folder: year }, way);
    else if (!isOfYear(this.#form.place, year)) {
      const paper = nameOf({ name: this.#draft.definition.name, from, to }, this.#texts);
      yield this.#problem(holder, name, OTHER_YEARS, { paper, year }, way);
    }
  }

  // Declarations are filed with the budget, before their year begins.
  *#inDay(holder, name, day, way) {
    const { year, kind } = this.#form.place;
    const [part] = way;
    const first = kind === TARGET ? year - 1 : Number(year);
    const [early, late] = UNTIMELY;
    if (Number(day.split("-")[0]) < first) yield this.#problem(holder, name, early, { part, day, year, first }, way);
    else if (day > today()) yield this.#problem(holder, name, late, { part, day }, way);
  }

  *#inUnit(holder, name, written, way) {
    const { unit: folder } = this.#form.place;
    if (this.#reader.isNamed(folder, written)) return;
    yield this.#problem(holder, name, "unit-not-of-folder", { written, folder, unit: this.#reader.nameOf(folder) }, way);
  }

  *#inWords(holder, name, label, text, way, cell = { type: "text" }) {
    const wrong = this.#reader.wrongCharacter(text);
    const personal = this.#personal(cell, text);
    const substitute = this.#reader.substitute(text);
    if (wrong) yield this.#problem(holder, name, wrong.rule, wrong.values, [...way, label]);
    else if (personal) yield this.#problem(holder, name, personal, { key: label }, way);
    else if (substitute) yield this.#problem(holder, name, substitute.rule, this.#listed(substitute.values), [...way, label]);
  }

  #listed(values) {
    return Object.fromEntries(Object.entries(values).map(([name, all]) => [name, all.join(this.#texts.markBetween)]));
  }

  // Figures and codes are not checked for personal numbers, because an amount or a code may look like one.
  #personal(cell, text) {
    if (cell.type === "address") return this.#reader.matches("link", text) ? "personal-address" : null;
    if (cell.said && this.#reader.hasPersonsOwn(text)) return "personal-number";
    const isNumber = cell.type === "code" || (cell.yearly && !isWords(cell));
    return !isNumber && this.#reader.looksPersonal(text) ? "looks-personal" : null;
  }

  #problem(holder, name, rule, values, way) {
    return { holder, name, rule, values, way, isDoubt: DOUBTS.includes(rule) };
  }
}
