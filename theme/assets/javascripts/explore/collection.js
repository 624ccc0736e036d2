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

// What stands in files of its own, and is fetched only where the forms are sorted, filtered or added up by it.
const FIGURES = mapOf({
  project: (year) => year.placesOfTitles(),
  executed: (year) => year.executed(),
  rate: (year) => year.rates(),
  score: (year) => year.scores(),
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

  // The rows of the years asked for, `others` of years that were asked for before, by name and year the figures that the state needs from files of their own, and where
  // words are asked for the forms that have them. `query` are the words that were found: where none has those asked
  // for, the first other writing of an amount or a date that any form has stands in for them, as it does in the search.
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

  // What is known of other years without fetching anything. Whether their forms have words, or figures that stand in files of
  // their own, is not.
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
