// Puts what was found on a paper into the cells of a draft.
import { askedIn, isOptional, isThere, nameIn, namesOf } from "../../shared/names.js";

const LISTS = ["table", "matrix", "indicators"];

const isSaid = (value) => {
  if (value === null || value === undefined || value === "") return false;
  return typeof value !== "object" || Object.values(value).some(isSaid);
};

const counted = (value) => {
  if (!isSaid(value)) return 0;
  return typeof value === "object" ? Object.values(value).reduce((sum, inner) => sum + counted(inner), 0) : 1;
};

const tight = (value) => JSON.stringify(value, (_, inner) => (typeof inner === "string" ? inner.replace(/\s+/g, "") : inner));

// Blank texts are null; a line has all columns that are not optional, in the order of the paper.
const texts = (columns, found, printed) => {
  const there = columns.filter((column) => isThere(column, found) || (!isOptional(column) && askedIn([column], printed).length));
  return Object.fromEntries(there.map((column) => [nameIn(column, found), found[nameIn(column, found)] || null]));
};

const LIST = {
  table: ({ columns }, rows) => rows.map((row) => texts(columns, row)),
  matrix: ({ columns, lines }, found) => {
    const there = lines.map((line) => [nameIn(line, found), line, found[nameIn(line, found)]]);
    return Object.fromEntries(there.map(([name, line, own]) => [name, own && texts(columns, own, line.printed)]));
  },
  indicators: ({ columns }, rows) =>
    rows.map(({ levels, columns: own }) => ({ levels, columns: Object.keys(own).length ? texts(columns, own) : {} })),
};

// Collects the labels of what was filled in, of what was replaced, and of what the paper leaves blank where the draft has
// something, which stays; the words that are no option of theirs; how many texts were filled in, and their paths.
class Merging {
  filled = [];
  replaced = [];
  kept = [];
  strange = [];
  count = 0;
  ways = [];
  #read;
  #isWhole;

  constructor({ read, isRecognised }) {
    this.#read = read;
    this.#isWhole = isRecognised;
  }

  cellsOf(cells, holder, way) {
    const made = {};
    for (const cell of cells.filter(({ type }) => type !== "heading")) {
      const found = this.#read.get(cell);
      const name = this.#nameOf(cell, found, holder ?? {});
      const before = holder && isThere(cell, holder) ? holder[nameIn(cell, holder)] : undefined;
      const value = found ? this.#valueOf(cell, found, before, [...way, name]) : before;
      if (value !== undefined) made[name] = value;
    }
    return made;
  }

  // The name on the paper, if that is sure.
  #nameOf(cell, found, holder) {
    const isNamed = found?.isThere && namesOf(cell).includes(found.name);
    return isNamed && (isSaid(found.value) || !isThere(cell, holder)) ? found.name : nameIn(cell, holder);
  }

  // What a cell holds from now on; its replaced content is not kept.
  #valueOf(cell, { value, isThere: isOnPaper }, before, way) {
    if (cell.type === "group") {
      const inner = this.cellsOf(cell.cells, before, way);
      return before || isSaid(inner) ? inner : (before ?? null);
    }
    const now = this.#fitting(cell, value);
    if (!isSaid(now)) return this.#unsaid(cell, isOnPaper, before);
    const label = cell.printed ? cell.name : (cell.label ?? cell.name);
    this.count += counted(now);
    this.ways.push(way);
    this.filled.push(label);
    if (isSaid(before) && tight(before) !== tight(now)) this.replaced.push(label);
    return now;
  }

  // What a cell can hold of a content: of words only its options, and of several only one that can be chosen alone.
  #fitting(cell, value) {
    if (LISTS.includes(cell.type) && value) return LIST[cell.type](cell, value);
    if (cell.type !== "choice" || !value) return value;
    const known = cell.several || value.length === 1 ? value.filter((name) => cell.options.includes(name)) : [];
    const others = value.filter((name) => !known.includes(name));
    if (others.length) this.strange.push([cell.label ?? cell.name, ...others]);
    return known;
  }

  // A cell that the paper leaves blank stays as it is; one that need not be on a paper is not there if it is not on this.
  #unsaid(cell, isOnPaper, before) {
    if (isSaid(before)) {
      if (isOnPaper || this.#isWhole) this.kept.push(cell.label ?? cell.name);
      return before;
    }
    if (isOptional(cell) && this.#isWhole) return isOnPaper ? blankOf(cell) : undefined;
    return before;
  }
}

const blankOf = ({ type }) => (type === "choice" ? [] : null);

// The cells of a draft with what was read from a paper, and what was collected on the way. `cells` are those of the draft in the form of a published paper, `marked` the paths of those that are still to be
// reviewed; what the paper says needs no review.
export const merged = (definition, result, { cells, marked }) => {
  const merging = new Merging(result);
  const made = merging.cellsOf(definition.cells, cells, []);
  const isSettled = (way) => merging.ways.some((one) => one.every((step, at) => String(way[at]) === String(step)));
  const { filled, replaced, kept, strange, count } = merging;
  return { cells: made, marked: marked.filter((way) => !isSettled(way)), filled, replaced, kept, strange, count };
};
