import { Files } from "../shared/files.js";
import { renameType } from "../shared/filters.js";
import { EVALUATION } from "../shared/kinds.js";
import { MOST_PICKED } from "../shared/picked.js";
import { Sources } from "../shared/sources.js";
import { fill, insteadOf } from "../shared/words.js";
import { addressOf, stateOf } from "./address.js";
import { Collection } from "./collection.js";
import { downloadOf, downloadTable } from "./download.js";
import { Filters } from "./filters.js";
import { Folds } from "./folds.js";
import { Pager, pageCountOf, pageSizeOf } from "./pager.js";
import { Picking } from "./picking.js";
import { problemsOf } from "./problems.js";
import { areEvaluations } from "./ranges.js";
import { filtered } from "./rows.js";
import { tooMany } from "./selection.js";
import { nextSort, sorted } from "./sorting.js";
import { sumsOf, sumsText } from "./sums.js";
import { Table } from "./table.js";

const element = (name) => document.getElementById(`explore-${name}`);

// The page as a whole: shows what the address asks for, and writes every change into the address.
class Explorer {
  #texts = element("words").dataset;
  #failed = element("failed");
  #status = element("status");
  #folds = new Folds(document.querySelectorAll("[data-fold]"));
  #filters = new Filters(element("form"), this.#texts, (field, isDone) => this.#filter(field, isDone));
  #picking = new Picking(element("picked"), this.#texts, (picked) => this.#pick(picked));
  #table = new Table(element("table"), this.#texts, (column) => this.#sortBy(column), this.#picking);
  #pager = new Pager(element("pager"), this.#texts, (step) => this.#turn(step));
  #files = new Files(this.#texts.root);
  #sources = new Sources(this.#texts.root);
  #collection = new Collection(this.#files, this.#filters.kinds);
  #state = {};
  #newest = "";
  #rows = [];
  #latest = 0;
  #changedField = null;

  constructor() {
    // Leaving a list always starts with a click, whose own effect may be another entry in the history.
    document.addEventListener("click", () => this.#keepPlace(), { capture: true });
  }

  async show() {
    const current = ++this.#latest;
    const place = history.state;
    this.#files.renew();
    this.#changedField = null;
    this.#failed.hidden = true;
    this.#wait();
    const isPrepared = await this.#prepare();
    if (current !== this.#latest) return;
    this.#state = stateOf(location.search);
    this.#filters.show(this.#state);
    const unknown = isPrepared ? this.#filters.unknown(this.#state) : [];
    const problems = problemsOf(this.#state, unknown, (name) => this.#table.nameOf(name), this.#texts);
    this.#filters.mark(problems.flatMap(({ fields }) => fields));
    if (problems.length) element("fold").open = true;
    const { queries, figures, absent, isWhole, ...loaded } = await this.#collection.load(this.#state);
    if (current !== this.#latest) return;
    this.#failed.hidden = isPrepared && isWhole;
    this.#showOrder({ ...loaded, figures }, problems.length > 0);
    const hasTitles = await this.#table.show(this.#rowsOfPage(), () => current === this.#latest);
    if (current !== this.#latest) return;
    if (!hasTitles) this.#failed.hidden = false;
    this.#picking.show(this.#state.picked);
    this.#showSums(problems.map(({ text }) => text).join(""), queries, figures, absent);
    if (place) scrollTo({ top: place.scroll, behavior: "instant" });
  }

  // The scroll position stays with the address in the history: the rows are not there yet when the browser restores it.
  #keepPlace() {
    history.replaceState({ scroll: scrollY }, "");
  }

  // Of all filtered forms, not only of the page shown: the forms, or their lines of a table.
  async download({ table, title }) {
    const { chosen } = this.#filters;
    try {
      if (table) await downloadTable(this.#rows, { table, title }, this.#sources, chosen, this.#texts);
      else await downloadOf(this.#rows, (column) => this.#table.nameOf(column), chosen, this.#texts);
    } catch {
      this.#failed.hidden = false;
    }
  }

  #wait() {
    this.#table.isBusy = true;
    this.#status.textContent = this.#texts.loading;
    delete this.#status.dataset.resultCount;
  }

  async #prepare() {
    try {
      const filters = await this.#collection.filters();
      this.#filters.offer(filters);
      this.#newest = filters.years[0];
      renameType(filters.renamed);
      return true;
    } catch {
      return false;
    }
  }

  #showOrder({ rows, others, figures, among }, isImpossible) {
    this.#filters.offerTold(rows, rows.some(({ source }) => source.has("rates") || source.has("scores")));
    const { rows: met, counts } = filtered([...rows, ...others], this.#state, among, figures);
    this.#filters.showCounts(counts, new Set([...rows, ...others].map(({ year }) => String(year))));
    this.#rows = isImpossible ? [] : sorted(met, this.#state.sort, figures);
    const pageCount = pageCountOf(this.#rows, this.#state);
    this.#state.page = Math.min(this.#state.page, pageCount);
    element("listed").hidden = this.#rows.length === 0;
    this.#offerFiles();
    this.#table.showHeadings(this.#state, rows);
    this.#explain();
    this.#pager.show(this.#state.page, pageCount);
  }

  // What is said below the list is only of what the list tells.
  #explain() {
    element("how-due").hidden = !this.#state.due;
    element("how-due").textContent = fill(this.#texts.howDue, { year: this.#newest });
    this.#offerEvaluations();
    element("how-whole").hidden = !this.#rows.some(({ isWholeUnit }) => isWholeUnit);
    element("how-change").hidden = !this.#table.has("change");
    element("how-excess").hidden = !this.#table.has("excess");
    element("how-missed").hidden = this.#rows.every(({ missed }) => missed === null);
  }

  // The columns of their results are shown only where nothing else is listed.
  #offerEvaluations() {
    const link = element("evaluations").querySelector("a");
    element("evaluations").hidden = areEvaluations(this.#state) || this.#rows.every(({ kind }) => kind !== EVALUATION);
    link.href = addressOf({ ...this.#state, kind: [EVALUATION], page: 1 });
  }

  // A year has a workbook with all tables of all its forms, offered instead where the forms are too many.
  #offerFiles() {
    const refusal = tooMany(this.#rows, this.#texts);
    const { year } = this.#state;
    const years = refusal ? this.#rows.map((row) => String(row.year)) : year.length === 1 ? year : [];
    const offered = new Set(years);
    element("too-many").textContent = refusal;
    for (const one of document.querySelectorAll("[data-table]")) one.hidden = Boolean(refusal);
    for (const link of document.querySelectorAll("[data-workbook]")) {
      link.hidden = !offered.has(link.dataset.workbook);
    }
  }

  #rowsOfPage() {
    const size = pageSizeOf(this.#state);
    return this.#rows.slice((this.#state.page - 1) * size, this.#state.page * size);
  }

  // If nothing can be listed, shows why and no sums; if files are missing, an empty list is not called empty.
  #showSums(problem, queries, figures, absent) {
    const { chosen } = this.#filters;
    element("chosen").textContent = chosen.length ? fill(this.#texts.chosen, { chosen: chosen.join(this.#texts.markBetween) }) : this.#texts.unchosen;
    const sums = sumsOf(this.#rows, figures);
    const place = this.#table.sortText(this.#state.sort) + this.#pager.text(this.#rows, this.#state);
    const { q } = this.#state;
    const instead = insteadOf(q, queries, this.#texts);
    const nothing = this.#failed.hidden ? this.#texts.nothing : "";
    this.#status.textContent = problem || (sums.forms ? instead + sumsText(sums, this.#texts) + place : nothing) + this.#absentText(absent);
    this.#offerSearch(sums.forms || problem || !nothing ? "" : q);
    Object.assign(this.#status.dataset, { resultCount: sums.forms, fen: sums.fen, blank: sums.blank });
  }

  // What the address of picked forms names in vain.
  #absentText(absent) {
    const { only, unread } = this.#state;
    const missing = absent.length ? fill(this.#texts.absent, { forms: absent.join(this.#texts.markBetween) }) : "";
    return missing + (only && unread ? fill(this.#texts.unread, { count: unread, most: MOST_PICKED }) : "");
  }

  // The search suggests similar words.
  #offerSearch(q) {
    const link = element("search").querySelector("a");
    element("search").hidden = !q;
    link.textContent = fill(this.#texts.search, { words: q });
    link.href = `${this.#texts.root}search/?${new URLSearchParams({ q })}`;
  }

  // Arrow keys step through all values of a field: only the last gets an entry in the history.
  #filter(field, isDone) {
    if (isDone) this.#folds.foldAway(element("fold"));
    const isSameField = field !== null && field === this.#changedField;
    const { sort, picked } = this.#state;
    this.#goTo({ ...this.#filters.stated, sort, picked, page: 1 }, isSameField);
    this.#changedField = field;
  }

  #sortBy(column) {
    this.#goTo({ ...this.#state, page: 1, sort: nextSort(this.#state.sort, column) });
  }

  // The list and the history stay unchanged, unless only picked forms are listed.
  async #pick(picked) {
    if (this.#state.only) {
      await this.#goTo({ ...this.#state, picked, only: picked.length ? "1" : "" });
      return this.#table.focus();
    }
    this.#state.picked = picked;
    history.replaceState(null, "", location.pathname + addressOf(this.#state));
  }

  async #turn(step) {
    await this.#goTo({ ...this.#state, page: this.#state.page + step });
    this.#table.focus();
  }

  #goTo(state, inPlace = false) {
    const address = location.pathname + addressOf(state);
    if (inPlace) history.replaceState(null, "", address);
    else if (address !== location.pathname + location.search) history.pushState(null, "", address);
    return this.show();
  }
}

const explorer = new Explorer();
const progress = element("progress");
for (const button of document.querySelectorAll("[data-download]")) {
  button.addEventListener("click", async () => {
    if (button.getAttribute("aria-disabled") === "true") return;
    // With the `disabled` attribute it would lose the focus of the keyboard.
    button.setAttribute("aria-disabled", "true");
    progress.textContent = element("words").dataset.downloading;
    await explorer.download(button.dataset);
    progress.textContent = "";
    button.setAttribute("aria-disabled", "false");
  });
}
addEventListener("popstate", () => explorer.show());
for (const part of [element("fold"), element("results")]) part.hidden = false;
explorer.show();
