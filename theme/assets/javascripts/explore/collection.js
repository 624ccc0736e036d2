import { wordsOf } from "../shared/fold.js";
import { otherWritingsOf } from "../shared/writings.js";
import { Year } from "../shared/year.js";
import { rowsOf } from "./rows.js";
import { columnOf } from "./sorting.js";

const NOTHING_KNOWN = { years: [], units: new Map(), departments: new Map() };
const mapOf = (object) => new Map(Object.entries(object));
const had = (outcomes) => outcomes.filter(({ status }) => status === "fulfilled").map(({ value }) => value);

// By what the forms of a year are sorted that is fetched only then.
const ORDERS = mapOf({
  project: (year) => year.placesOfTitles(),
  rate: (year) => year.rates(),
  score: (year) => year.scores(),
});

// All forms, year by year. What could not be had is asked for again the next time.
export class Collection {
  #files;
  #kinds;
  #rows = new Map();

  constructor(files, kinds) {
    this.#files = files;
    this.#kinds = kinds;
  }

  // Which years there are, newest first, what types and their other names, and of units their names and departments.
  async filters() {
    const names = ["contents.json", "departments.json"];
    const [{ years, types, renamed, units }, departments] = await Promise.all(names.map((name) => this.#files.json(name)));
    return { years, types, renamed, units: mapOf(units), departments: mapOf(departments) };
  }

  // The rows of the years asked for, and by year what they are to be sorted by where that stands in a file of its own, and
  // where words are asked for the forms that have them. `query` are the words that were found: where none has those asked
  // for, the first other writing of an amount or a date that any form has stands in for them, as it does in the search.
  async load({ q, year, sort }) {
    const filters = await this.filters().catch(() => NOTHING_KNOWN);
    const years = filters.years.filter((one) => !year || String(one) === year);
    const rows = await Promise.allSettled(years.map((one) => this.#rowsOf(one, filters)));
    const order = ORDERS.get(columnOf(sort));
    const ranks = await Promise.allSettled((order ? years : []).map((one) => this.#ranksOf(one, order)));
    const { query, found } = await this.#findAnyWriting(q, years);
    return {
      rows: had(rows).flat(),
      ranks: new Map(had(ranks)),
      query,
      found: wordsOf(q).length ? new Map(had(found)) : null,
      isWhole: [...rows, ...ranks, ...found].every(({ status }) => status === "fulfilled"),
    };
  }

  // Where a file is missing, the words may well stand somewhere as they were typed.
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

  async #ranksOf(name, order) {
    return [name, await order(await Year.load(this.#files, name))];
  }
}
