import { wordsOf } from "../shared/fold.js";
import { otherWritingsOf } from "../shared/writings.js";
import { Year } from "../shared/year.js";
import { areEvaluations } from "./kinds.js";
import { outcomesIn } from "./ranges.js";
import { rowsOf } from "./rows.js";
import { columnOf } from "./sorting.js";

const NOTHING_KNOWN = { years: [], units: new Map(), departments: new Map() };
const mapOf = (object) => new Map(Object.entries(object));
const had = (outcomes) => outcomes.filter(({ status }) => status === "fulfilled").map(({ value }) => value);

// Columns in files of their own, fetched only if the forms are sorted, filtered or summed by them.
const FIGURES = mapOf({
  project: (year) => year.placesOfTitles(),
  executed: (year) => year.executed(),
  rate: (year) => year.rates(),
  score: (year) => year.scores(),
  excess: (year) => year.excesses(),
});

const figuresOf = (state) => {
  const needed = [columnOf(state.sort), ...outcomesIn(state).map(({ name }) => name), ...(areEvaluations(state) ? ["executed"] : [])];
  return [...new Set(needed)].filter((name) => FIGURES.has(name));
};

// All forms, year by year. What could not be loaded is requested again the next time.
export class Collection {
  #files;
  #kinds;
  #rows = new Map();

  constructor(files, kinds) {
    this.#files = files;
    this.#kinds = kinds;
  }

  // The years, newest first; the types and their other names; the units' names and departments.
  async filters() {
    const names = ["contents.json", "departments.json"];
    const [{ years, types, renamed, units }, departments] = await Promise.all(names.map((name) => this.#files.json(name)));
    return { years, types, renamed, units: mapOf(units), departments: mapOf(departments) };
  }

  // The rows of the years in the state, and as `others` those of the other years loaded before; `figures` are the columns
  // from files of their own that the state needs, by name and year; `found` are the forms that contain its words. `query`
  // are the words that were found: if no form contains those of the state, the first other writing of an amount or a date
  // that occurs replaces them, as in the search.
  async load(state) {
    const { q, year } = state;
    const filters = await this.filters().catch(() => NOTHING_KNOWN);
    const years = filters.years.filter((one) => !year.length || year.includes(String(one)));
    const rows = await Promise.allSettled(years.map((one) => this.#rowsOf(one, filters)));
    const figures = await Promise.allSettled(figuresOf(state).map((name) => this.#figuresOf(name, years)));
    const { query, found } = await this.#findAnyWriting(q, years);
    const others = await this.#others(state, years);
    return {
      rows: had(rows).flat(),
      others: others.flat(),
      figures: new Map(had(figures)),
      query,
      found: wordsOf(q).length ? new Map(had(found)) : null,
      isWhole: [...rows, ...figures, ...found].every(({ status }) => status === "fulfilled"),
    };
  }

  // The rows of other years that can be known without a request. Whether their forms contain words, or what figures in
  // files of their own they have, cannot.
  async #others(state, years) {
    if (wordsOf(state.q).length || outcomesIn(state).length) return [];
    const names = [...this.#rows.keys()].filter((name) => !years.includes(name));
    return had(await Promise.allSettled(names.map((name) => this.#rows.get(name))));
  }

  // If a file is missing, the words may occur as typed in a form that could not be searched.
  async #findAnyWriting(q, years) {
    const exact = { query: q, found: await this.#find(q, years) };
    const isAny = (found) => had(found).some(([, forms]) => forms.size);
    if (!wordsOf(q).length || isAny(exact.found) || had(exact.found).length < years.length) return exact;
    for (const query of otherWritingsOf(q)) {
      const found = await this.#find(query, years);
      if (isAny(found)) return { query, found };
    }
    return exact;
  }

  #find(query, years) {
    const words = wordsOf(query);
    return Promise.allSettled((words.length ? years : []).map((one) => this.#foundIn(one, words)));
  }

  #rowsOf(name, filters) {
    if (!this.#rows.has(name)) {
      const rows = Year.load(this.#files, name).then((year) => rowsOf(year, { ...filters, kinds: this.#kinds }));
      rows.catch(() => this.#rows.delete(name));
      this.#rows.set(name, rows);
    }
    return this.#rows.get(name);
  }

  async #foundIn(name, words) {
    const year = await Year.load(this.#files, name);
    return [name, await year.find(words)];
  }

  async #figuresOf(name, years) {
    const ofYear = async (year) => [year, await FIGURES.get(name)(await Year.load(this.#files, year))];
    return [name, new Map(await Promise.all(years.map(ofYear)))];
  }
}
