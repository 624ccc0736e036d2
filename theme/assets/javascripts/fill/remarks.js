// What the consistency rules of the same names would find, as far as a form alone shows it: see generator/rules/forms/.
// They say less in doubt, never more.
import { DIGITS, fenFrom, fenOf } from "../shared/amounts.js";
import { askedIn, isThere, labelOf, nameIn } from "../shared/names.js";
import { dayOf } from "./days.js";

export const REMARKS = ["sources-differ", "sub-projects-differ", "period-reversed", "period-outside-year"];
const [SOURCES, PARTS, REVERSED, OUTSIDE] = REMARKS;

const START = "period.start";
const END = "period.end";
const BUDGET = "annual_budget";
const SUB_PROJECTS = "sub_projects";
// How many amounts of unknown sources are added up in all ways.
const MOST = 8;
// Rows that may repeat the money of others: sums, parts of a row, and rows numbered on several levels.
const REPEATING = /计|其中|^\s*[①-⑳]|^\s*[(（]?(?:[一二三四五六七八九十]{1,3}|\d{1,2}(?:[.．]\d{1,2})*)[)）、.．\s]/u;

// All cells that are on a form, those of groups in place of these, each with its holder.
const placesIn = (cells, holder, way = []) =>
  cells
    .filter((cell) => cell.type !== "heading" && isThere(cell, holder))
    .flatMap((cell) => {
      const name = nameIn(cell, holder);
      const place = { cell, holder, name, way: [...way, labelOf(cell, holder)] };
      return cell.type === "group" ? placesIn(cell.cells, holder[name] ?? {}, place.way) : [place];
    });

const fundsOf = (field, line) => {
  const [group, measure, source = line ?? "total"] = field?.split(".") ?? [];
  return group === "funds" ? { measure, source } : null;
};

// Sums of money that are asked for in a line of a matrix, whose source is told by the line.
const amountsInLine = ({ cell, holder, name, way }, line) => {
  const lineName = nameIn(line, holder[name]);
  const texts = holder[name][lineName];
  const columns = askedIn(cell.columns, line.printed).filter(({ type }) => type === "money");
  return columns.map((column) => {
    const own = nameIn(column, texts);
    return { ...fundsOf(column.field, line.source), cell: column, holder: texts, name: own, way: [...way, lineName, own] };
  });
};

// Each sum of money that is asked for, with its measure and its source. The source is empty where the definition does not
// tell it: such an amount may be a part of each measure that cells beside it fill.
const amountsIn = (places) => {
  const found = places.flatMap((place) => {
    const { cell } = place;
    if (cell.type === "matrix") return cell.lines.flatMap((line) => amountsInLine(place, line));
    return cell.type === "money" ? [{ ...fundsOf(cell.field), ...place }] : [];
  });
  const known = found.filter(({ measure }) => measure);
  const beside = ({ holder }) => new Set(known.filter((each) => each.holder === holder).map(({ measure }) => measure));
  const unknown = places.filter(({ cell }) => cell.type === "money" && !cell.field);
  return [...known, ...unknown.flatMap((each) => [...beside(each)].map((measure) => ({ ...each, measure, source: "" })))];
};

// By how much amounts that were rounded one by one may miss their sum. All are taken to have the most decimals of any.
const slackOf = (amounts) => {
  const rounded = amounts.filter(({ unit, fen }) => DIGITS[unit.slice(0, -1)] && fen);
  const places = Math.max(0, ...rounded.map(({ text }) => text.trim().split(".")[1]?.length ?? 0));
  return rounded.reduce((sum, { unit }) => sum + fenFrom("0.5", unit.slice(0, -1)) / 10 ** places, 0);
};

const sumOf = (amounts) => amounts.reduce((sum, { fen }) => sum + fen, 0);

const addUp = (total, parts) => Math.abs(sumOf(parts) - total.fen) <= slackOf([total, ...parts]);

// Whether a total may be the sum of parts and of some others.
const mayAddUp = (total, parts, [other, ...others]) =>
  addUp(total, parts) || (other !== undefined && (mayAddUp(total, parts, others) || mayAddUp(total, [...parts, other], others)));

const said = ({ text, unit }, isMixed) => (isMixed ? `${text.trim()} ${unit}` : text.trim());

const sumSaid = (total, parts) => {
  const isMixed = parts.some(({ unit }) => unit !== total.unit);
  return `${said(total, isMixed)} ≠ ${parts.map((part) => said(part, isMixed)).join(" + ")}`;
};

class Remarks {
  #places;
  #year;
  #reader;
  #amounts;

  constructor(definition, cells, year, reader) {
    this.#places = placesIn(definition.cells, cells);
    this.#year = Number(year);
    this.#reader = reader;
    this.#amounts = amountsIn(this.#places).map((each) => this.#read(each));
  }

  *all() {
    yield* this.#inSources();
    yield* this.#inSubProjects();
    yield* this.#inPeriod();
  }

  // An amount with its fen, NaN if there is none.
  #read({ cell, holder, name, ...known }) {
    const text = holder[name] ?? "";
    const isAmount = this.#reader.matches("money", text.trim());
    return { ...known, holder, name, text, unit: cell.unit, fen: isAmount ? fenOf(text.trim() + cell.unit) : NaN };
  }

  *#inSources() {
    for (const measure of new Set(this.#amounts.map((each) => each.measure))) {
      const asked = this.#amounts.filter((each) => each.measure === measure);
      const total = asked.find(({ source, fen }) => source === "total" && !Number.isNaN(fen));
      const parts = asked.filter(({ source, fen }) => source && source !== "total" && !Number.isNaN(fen));
      if (total && parts.length && !this.#isWhole(total, parts, asked)) {
        yield this.#remark(SOURCES, total, { sum: sumSaid(total, parts) });
      }
    }
  }

  // Whether the sources come to the total, or may: with a source that has a cell in another measure alone, with one that
  // is blank here and used elsewhere, or with amounts whose source is unknown.
  #isWhole(total, parts, asked) {
    const known = this.#amounts.filter(({ source, fen }) => source && !Number.isNaN(fen));
    const elsewhere = known.filter(({ source }) => !asked.some((each) => each.source === source));
    if ([[], ...elsewhere.map((each) => [each])].some((further) => addUp(total, [...parts, ...further]))) return true;
    const isUsed = (source) => known.some((each) => each.source === source);
    if (sumOf(parts) >= total.fen) return false;
    if (asked.some(({ source, fen }) => source && Number.isNaN(fen) && isUsed(source))) return true;
    const unknown = asked.filter(({ source, fen }) => !source && fen);
    const others = unknown.length ? [...unknown, ...elsewhere] : [];
    return others.length > MOST || mayAddUp(total, parts, others);
  }

  *#inSubProjects() {
    const budget = this.#amounts.find(({ measure, source }) => measure === BUDGET && source === "total");
    const table = this.#places.find(({ cell }) => cell.field === SUB_PROJECTS);
    if (!budget || Number.isNaN(budget.fen) || !table?.holder[table.name]) return;
    const { columns } = table.cell;
    const [named, paid] = ["name", "amount"].map((field) => columns.find((column) => column.field === field));
    const rows = table.holder[table.name];
    if (!named || !paid || rows.some((row) => REPEATING.test(row[nameIn(named, row)] ?? ""))) return;
    const parts = rows.map((row) => this.#read({ cell: paid, holder: row, name: nameIn(paid, row) }));
    const known = parts.filter(({ fen }) => !Number.isNaN(fen));
    const isOpen = known.length < parts.length && sumOf(known) <= budget.fen;
    if (!known.length || isOpen || addUp(budget, known) || isToldTwice(budget, known)) return;
    yield this.#remark(PARTS, budget, { sum: sumSaid(budget, known) });
  }

  *#inPeriod() {
    const [start, end] = [START, END].map((field) => this.#places.find(({ cell }) => cell.field === field));
    const [from, to] = [start, end].map((place) => (place?.holder[place.name] ?? "").trim());
    if (![from, to].every((text) => this.#reader.matches("date", text) && !this.#reader.misread("date", text))) return;
    const [first, last] = [from, to].map(dayOf);
    if (first > last) yield this.#remark(REVERSED, end, { start: from, end: to });
    const years = [first, last].map((day) => Number(day.split("-")[0])).sort((one, other) => one - other);
    if (this.#year < years[0] || years[1] < this.#year) {
      yield this.#remark(OUTSIDE, this.#year < years[0] ? start : end, { start: from, end: to, year: this.#year });
    }
  }

  #remark(rule, { holder, name, way }, values) {
    return { rule, holder, name, values, way };
  }
}

// Whether one row is the whole budget and the others add up to it as well.
const isToldTwice = (budget, parts) => {
  const wholes = parts.filter(({ fen }) => fen === budget.fen);
  const rest = parts.filter((part) => part !== wholes[0]);
  return wholes.length === 1 && rest.length > 0 && addUp(budget, rest);
};

export const remarksOn = (definition, cells, year, reader) => [...new Remarks(definition, cells, year, reader).all()];
