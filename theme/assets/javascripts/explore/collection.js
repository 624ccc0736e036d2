import { Year } from "../search/year.js";
import { rowsOf } from "./rows.js";
import { columnOf } from "./sorting.js";

const NOTHING_KNOWN = { years: [], units: new Map(), departments: new Map() };
const mapOf = (object) => new Map(Object.entries(object));
const had = (outcomes) => outcomes.filter(({ status }) => status === "fulfilled").map(({ value }) => value);

// All forms, year by year. What could not be had is asked for again the next time.
export class Collection {
  #files;
  #kinds;
  #rows = new Map();

  constructor(files, kinds) {
    this.#files = files;
    this.#kinds = kinds;
  }

  // Which years there are, newest first, what types, and of units their names and departments.
  async filters() {
    const names = ["contents.json", "departments.json"];
    const [{ years, types, units }, departments] = await Promise.all(names.map((name) => this.#files.json(name)));
    return { years, types, units: mapOf(units), departments: mapOf(departments) };
  }

  // The rows of the years asked for, and by year the places of their titles where these are sorted by.
  async load({ year, sort }) {
    const filters = await this.filters().catch(() => NOTHING_KNOWN);
    const years = filters.years.filter((one) => !year || String(one) === year);
    const rows = await Promise.allSettled(years.map((one) => this.#rowsOf(one, filters)));
    const needed = columnOf(sort) === "project" ? years : [];
    const places = await Promise.allSettled(needed.map(async (one) => [one, await this.#placesOf(one)]));
    return {
      rows: had(rows).flat(),
      places: new Map(had(places)),
      isWhole: [...rows, ...places].every(({ status }) => status === "fulfilled"),
    };
  }

  #rowsOf(name, filters) {
    if (!this.#rows.has(name)) {
      const rows = Year.load(this.#files, name).then((year) => rowsOf(year, { ...filters, kinds: this.#kinds }));
      rows.catch(() => this.#rows.delete(name));
      this.#rows.set(name, rows);
    }
    return this.#rows.get(name);
  }

  async #placesOf(name) {
    return (await Year.load(this.#files, name)).placesOfTitles();
  }
}
