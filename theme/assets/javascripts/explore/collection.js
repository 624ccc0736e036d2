import { findAnyWriting } from "../shared/finding.js";
import { wordsOf } from "../shared/fold.js";
import { yearIn } from "../shared/picked.js";
import { Year } from "../shared/year.js";
import { placesOf } from "./places.js";
import { areEvaluations, outcomesIn } from "./ranges.js";
import { rowsOf } from "./rows.js";
import { columnOf } from "./sorting.js";

const NOTHING_KNOWN = { years: [], units: new Map(), departments: new Map(), together: new Map(), compared: [] };
const mapOf = (object) => new Map(Object.entries(object));
const had = (outcomes) => outcomes.filter(({ status }) => status === "fulfilled").map(({ value }) => value);

// Columns in files of their own, fetched only if the forms are sorted, filtered or summed by them.
const FIGURES = mapOf({
  project: (year) => year.placesOfTitles(),
  change: (year) => year.before(),
  executed: (year) => year.column("executed"),
  rate: (year) => year.column("rates"),
  score: (year) => year.column("scores"),
  excess: (year) => year.column("excesses"),
});

const figuresOf = (state) => {
  const needed = [columnOf(state.sort), ...outcomesIn(state).map(({ name }) => name), ...(areEvaluations(state) ? ["executed"] : [])];
  return [...new Set(needed)].filter((name) => FIGURES.has(name));
};

// Whether a year may have forms that a state lists.
const yearsIn = ({ year, only, picked }) => {
  const ofPicked = new Set(picked.map(yearIn));
  return (one) => (!year.length || year.includes(String(one))) && (!only || ofPicked.has(one));
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

  // The years, newest first; the types and their other names; the units' names and departments; by year, the forms of
  // one project in several units or by several names; the years with a form that has a budget of the year before.
  async filters() {
    const names = ["contents.json", "departments.json"];
    const [{ years, types, renamed, units, together, compared }, departments] = await Promise.all(names.map((name) => this.#files.json(name)));
    const maps = { units: new Map(units), departments: new Map(departments), together: mapOf(together) };
    return { years, types, renamed, compared, ...maps };
  }

  // The rows of the years in the state, and as `others` those of the other years loaded before; `figures` are the columns
  // from files of their own that the state needs, by name and year; `among` are the forms that contain its words, or the
  // other writings of these that `queries` are, and those that were picked, each if the state asks for them; `absent` are
  // the picked forms that are not there.
  async load(state) {
    const filters = await this.filters().catch(() => NOTHING_KNOWN);
    const isAsked = yearsIn(state);
    const years = filters.years.filter(isAsked);
    const rows = await Promise.allSettled(years.map((one) => this.#rowsOf(one, filters)));
    const figures = await Promise.allSettled(figuresOf(state).map((name) => this.#figuresOf(name, years)));
    const { queries, found, loaded } = await this.#find(state, years);
    const others = await this.#others(state, years);
    const picked = state.only ? await placesOf(state.picked, had(rows).flat()) : null;
    const isWhole = loaded.size === years.length && [...rows, ...figures].every(({ status }) => status === "fulfilled");
    const isAbsent = (form) => isAsked(yearIn(form)) && !picked.found.has(form);
    return {
      rows: had(rows).flat(),
      others: others.flat(),
      figures: new Map(had(figures)),
      queries,
      among: [found, picked?.places].filter(Boolean),
      absent: picked && isWhole ? state.picked.filter(isAbsent) : [],
      isWhole,
    };
  }

  // The rows of other years that can be known without a request. Whether their forms contain words, or what figures in
  // files of their own they have, cannot.
  async #others(state, years) {
    if (state.only || wordsOf(state.q).length || outcomesIn(state).length) return [];
    const names = [...this.#rows.keys()].filter((name) => !years.includes(name));
    return had(await Promise.allSettled(names.map((name) => this.#rows.get(name))));
  }

  // The forms of each year that contain the words, as the search finds them; null without words.
  async #find(state, years) {
    if (!wordsOf(state.q).length) return { queries: [], found: null, loaded: new Set(years) };
    const { queries, found, loaded } = await findAnyWriting(this.#files, years, { ...state, sort: "" }, () => true);
    const forms = new Map(years.map((name) => [name, new Set()]));
    for (const { year, form } of found) forms.get(year.year).add(form);
    return { queries, found: forms, loaded };
  }

  #rowsOf(name, filters) {
    if (!this.#rows.has(name)) {
      const rows = Year.load(this.#files, name).then((year) => rowsOf(year, { ...filters, kinds: this.#kinds }));
      rows.catch(() => this.#rows.delete(name));
      this.#rows.set(name, rows);
    }
    return this.#rows.get(name);
  }

  async #figuresOf(name, years) {
    const ofYear = async (year) => [year, await FIGURES.get(name)(await Year.load(this.#files, year))];
    return [name, new Map(await Promise.all(years.map(ofYear)))];
  }
}
