import { fenOf } from "../shared/amounts.js";
import { Files } from "../shared/files.js";
import { renameType } from "../shared/filters.js";
import { findAnyWriting } from "../shared/finding.js";
import { fill, insteadOf } from "../shared/words.js";
import { isYear } from "../shared/writings.js";
import { Asked } from "./asked.js";
import { Hint } from "./hint.js";
import { Related, unitsAbbreviated, unitsMeant, unitsNamed } from "./related.js";
import { Results } from "./results.js";

const SHOWN_AT_ONCE = 10;

const element = (name) => document.getElementById(`search-${name}`);

const areAll = (forms, found) =>
  forms?.length === found.length && found.every(({ year, form }) => forms.includes(`${year.year}/${form}`));

// The page as a whole: shows what the address asks for, and writes every change into the address.
class Search {
  #texts = element("words").dataset;
  #status = element("status");
  #failed = element("failed");
  #list = element("results");
  #more = element("more");
  #asked = new Asked(element("form"), this.#texts, () => this.#searchAnew());
  #files = new Files(this.#texts.root);
  #results = new Results(this.#texts, this.#asked.kindNames);
  #related = new Related(this.#texts, this.#asked.kindNames);
  #hint = new Hint(this.#texts, this.#asked.kindNames, () => this.#searchUnfiltered());
  #years = null;
  // See shared/finding.js; `asked` is the query as typed, and `isWhole` whether everything was searched.
  #outcome = { asked: "", queries: [], words: [], left: [], isWhole: true };
  #latest = 0;

  constructor() {
    this.#more.addEventListener("click", () => this.#goOn());
    // Leaving the page always starts with a click.
    document.addEventListener("click", () => this.#keepPlace());
    addEventListener("popstate", () => this.show());
    this.#asked.show();
  }

  // Searches for what the address asks, with as many results as the history has.
  show() {
    this.#asked.readAddress();
    return this.#search(history.state);
  }

  #searchAnew() {
    this.#keepPlace();
    this.#asked.writeAddress();
    return this.#search();
  }

  // The pressed button disappears with the hint; the focus moves to the results.
  async #searchUnfiltered() {
    this.#asked.clearFilters();
    await this.#searchAnew();
    (this.#list.querySelector("a") ?? this.#asked).focus();
  }

  async #goOn() {
    this.#files.renew();
    (await this.#showMore())?.querySelector("a").focus();
    this.#keepPlace();
  }

  // The number of results and the scroll position stay with the address in the history.
  #keepPlace() {
    const shown = this.#list.children.length;
    if (shown) history.replaceState({ shown, scroll: scrollY }, "");
  }

  async #search(place) {
    const current = ++this.#latest;
    const isWanted = () => current === this.#latest;
    this.#wait();
    const isPrepared = await this.#prepare();
    const state = this.#asked.state;
    element("chosen").textContent = this.#asked.chosen;
    const names = isPrepared && state.year ? [state.year] : (this.#years ?? []);
    const first = isPrepared ? unitsMeant(state.q, await this.#files.json("contents.json")).map(({ slug }) => slug) : [];
    const searches = [
      findAnyWriting(this.#files, names, { ...state, first }, isWanted),
      this.#budgetsOf(names, state),
      this.#withdrawnFor(state),
    ];
    const [had, budgets, withdrawn] = await Promise.all(searches);
    if (!isWanted()) return;
    this.#outcome = { asked: state.q, ...had, isWhole: isPrepared && had.loaded.size === names.length };
    this.#list.replaceChildren();
    this.#asked.countChoices(had, state);
    this.#leadToTable(state);
    await this.#relate(state, budgets, withdrawn);
    await this.#showMore(place?.shown);
    if (!isWanted()) return;
    if (place) scrollTo({ top: place.scroll, behavior: "instant" });
    if (had.left.length || !this.#failed.hidden) return;
    const near = await this.#nearTo(names, state);
    if (isWanted()) this.#hint.show(state, { ...near, withdrawn });
  }

  #wait() {
    this.#files.renew();
    this.#failed.hidden = true;
    this.#hint.hide();
    this.#related.hide();
    this.#status.textContent = this.#texts.loading;
  }

  // Offers the values to filter by; tells whether they are known.
  async #prepare() {
    try {
      const contents = await this.#files.json("contents.json");
      if (this.#years) return true;
      renameType(contents.renamed);
      this.#asked.offer(contents);
      this.#years = contents.years.map(String);
      return true;
    } catch {
      return false;
    }
  }

  // Most searches are not for an amount, and do not need this script.
  async #budgetsOf(names, state) {
    if (isYear(state.q) || !(fenOf(state.q) > 0)) return null;
    return import("./budgets.js").then(({ budgetsNear }) => budgetsNear(this.#files, names, state)).catch(() => null);
  }

  // Most sites have no withdrawn forms, and do not need this script.
  async #withdrawnFor(state) {
    const { withdrawn } = await this.#files.json("contents.json").catch(() => ({}));
    if (!withdrawn || !state.q) return [];
    return import("./withdrawn.js").then(({ withdrawnNamed }) => withdrawnNamed(this.#files, state)).catch(() => []);
  }

  // Most searches find something, and do not need this script.
  #nearTo(names, state) {
    const { paper, bodies } = this.#texts;
    const papers = new Map([...this.#asked.kindNames].map(([kind, name]) => [kind, fill(paper, { name })]));
    return import("./near.js").then(({ nearTo }) => nearTo(this.#files, names, state, papers, bodies)).catch(() => ({}));
  }

  // Links to the explorer with the same forms, which adds them up.
  #leadToTable({ sort: _, ...filters }) {
    const asked = Object.entries(filters).filter(([, value]) => value);
    const way = element("table");
    way.hidden = !this.#outcome.left.length;
    way.firstElementChild.href = `${this.#texts.root}explore/?${new URLSearchParams(asked)}`;
  }

  // If nothing is found, the hint names units and withdrawn forms.
  async #relate(state, budgets, withdrawn) {
    const { left } = this.#outcome;
    const others = { withdrawn: left.length ? withdrawn : [], budgets: areAll(budgets?.forms, left) ? null : budgets };
    this.#related.show(state, { units: await this.#unitsNamed(state), ...others });
  }

  async #unitsNamed({ q }) {
    if (!this.#outcome.left.length) return [];
    const contents = await this.#files.json("contents.json");
    const named = unitsNamed(q, contents);
    return named.length ? named : unitsAbbreviated(q, contents, this.#texts.bodies, 3);
  }

  // Shows further results; returns the first of them, null if another search has begun.
  async #showMore(number = SHOWN_AT_ONCE) {
    const { words, left, isWhole } = this.#outcome;
    const current = this.#latest;
    const from = this.#list.children.length;
    const next = left.slice(from, from + number);
    this.#more.textContent = this.#texts.loading;
    const entries = await Promise.allSettled(next.map(({ year, form }) => year.entry(form)));
    if (current !== this.#latest || from !== this.#list.children.length) return null;
    const had = entries.filter(({ status }) => status === "fulfilled");
    this.#failed.hidden = isWhole && had.length === next.length;
    this.#list.append(...had.map(({ value }) => this.#results.item(value, words)));
    this.#more.textContent = this.#texts.more;
    // If none could be loaded, as without a connection, the button stays for another try.
    const isCutShort = had.length > 0 && had.length < next.length;
    this.#more.hidden = isCutShort || this.#list.children.length >= left.length;
    this.#showStatus(this.#list.children.length);
    return this.#list.children[from];
  }

  #showStatus(shown) {
    const { asked, queries, left } = this.#outcome;
    const count = left.length;
    // If something could not be searched, it is unknown whether there are results.
    if (!count && !this.#failed.hidden) {
      this.#status.textContent = "";
      return;
    }
    const instead = insteadOf(asked, queries, this.#texts);
    // A separate element for the number, wherever the sentence has it.
    const number = document.createElement("strong");
    number.dataset.resultCount = count;
    number.textContent = count;
    const said = shown < count ? this.#texts.foundSome : this.#texts.found;
    const [before, after] = fill(said, { count: "\n", shown }).split("\n");
    this.#status.replaceChildren(instead, before, number, after);
  }
}

new Search().show();
