import { make, part } from "../shared/elements.js";
import { budgetNameOf, EVALUATION, toldOf } from "../shared/kinds.js";
import { idOf } from "../shared/picked.js";
import { fill, grouped, shareOfChange } from "../shared/words.js";
import { beforeOf, changeFrom, changeText } from "./before.js";
import { areEvaluations } from "./ranges.js";
import { columnOf, isFromTheEnd } from "./sorting.js";

// A line below a cell's content; none without text.
const remark = (text) => (text ? [make("span", { class: "groups__remark" }, text)] : []);

// The table of the rows shown. Calls `sortBy` with the name of the column whose button was pressed; `picking` makes the
// check boxes.
export class Table {
  #table;
  #texts;
  #headings;
  #picking;
  #isShortlist = false;

  constructor(table, texts, sortBy, picking) {
    const headings = [...table.tHead.querySelectorAll("[data-column]")];
    this.#table = table;
    this.#texts = texts;
    this.#picking = picking;
    this.#headings = new Map(headings.map((heading) => [heading.dataset.column, heading]));
    for (const [column, heading] of this.#headings) {
      heading.querySelector("button").addEventListener("click", () => sortBy(column));
    }
  }

  // The name of a column, including columns that only the file has.
  nameOf(column) {
    return this.#headings.get(column)?.textContent.trim() ?? this.#texts[column];
  }

  // Whether a column is shown.
  has(column) {
    return !this.#headings.get(column).hidden;
  }

  set isBusy(isBusy) {
    this.#table.setAttribute("aria-busy", String(isBusy));
  }

  // The table itself would leave in view where the last page ended.
  focus() {
    this.#table.closest(".scroll").querySelector("h2").focus();
  }

  // If only self-evaluations are listed, as when filtering by missed targets, columns for their results replace that
  // for the kind, and their budget has its own name.
  showHeadings(state, rows) {
    const { sort, only } = state;
    this.#isShortlist = Boolean(only);
    for (const [column, heading] of this.#headings) {
      if (columnOf(sort) !== column) heading.removeAttribute("aria-sort");
      else heading.setAttribute("aria-sort", isFromTheEnd(sort) ? "descending" : "ascending");
    }
    const alone = areEvaluations(state);
    const are = (name) => rows.some((row) => row[name] !== null);
    const told = { executed: alone, rate: alone, score: alone, missed: alone && are("missed") };
    const excess = alone && rows.some(({ source }) => source.has("excesses"));
    // Beside the many columns of self-evaluations there is no room for it.
    const change = !alone && rows.some(({ isCompared }) => isCompared);
    const shown = { ...told, excess, change, kind: !alone, findings: are("findings") };
    for (const [column, isShown] of Object.entries(shown)) this.#headings.get(column).hidden = !isShown;
    const budget = budgetNameOf(alone ? [EVALUATION] : state.kind, this.#texts);
    this.#headings.get("amount").querySelector("button").textContent = budget;
  }

  // The sort order in words; empty for the original order.
  sortText(sort) {
    const column = columnOf(sort);
    if (!this.#headings.has(column)) return "";
    return fill(isFromTheEnd(sort) ? this.#texts.falling : this.#texts.rising, { column: this.nameOf(column) });
  }

  // Loads and shows the rows, unless they are no longer wanted; tells whether all of them could be loaded.
  async show(rows, isWanted) {
    const changing = this.has("change") ? beforeOf(rows).catch(() => null) : new Map();
    const outcomes = await Promise.allSettled(rows.map((row) => row.source.row(row.form)));
    const before = await changing;
    if (!isWanted()) return false;
    const made = outcomes.flatMap(({ value }, place) => (value ? [this.#row(rows[place], value, before)] : []));
    this.#table.tBodies[0].replaceChildren(...made);
    this.isBusy = false;
    return made.length === rows.length && before !== null;
  }

  #row(row, { url, title, amount, ...outcome }, before) {
    const address = this.#texts.root + url;
    return part(
      "tr",
      "row",
      {},
      this.#pick(url, title, row),
      this.#project(address, title, row, outcome),
      this.#cell("unit", row.unitName, "stacked__wide"),
      this.#cell("year", row.year, "forms__short"),
      this.#cell("kind", row.kindName, "forms__short"),
      this.#cell("type", row.types.join(this.#texts.markBetween) || this.#texts.noType),
      this.#amount(row, amount),
      this.#change(row, before?.get(row.year)?.[row.form] ?? null),
      this.#cell("executed", outcome.executed === null ? "" : grouped(outcome.executed), "number"),
      this.#cell("rate", outcome.rate ?? "", "number"),
      this.#cell("score", outcome.score ?? "", "number"),
      this.#cell("excess", outcome.excess ?? "", "number"),
      this.#missed(row, outcome, address),
      this.#count("findings", row.findings, `${address}#review`),
    );
  }

  #amount({ kind }, amount) {
    const made = this.#cell("amount", amount === null ? this.#texts.noBudget : grouped(amount), "number");
    made.dataset.label = budgetNameOf([kind], this.#texts);
    return made;
  }

  #change({ fen }, was) {
    const change = changeFrom(was, fen);
    if (change === null) return this.#cell("change", this.#texts.noChange, "number", "stacked__none");
    const made = this.#cell("change", change ? changeText(change) : this.#texts.unchanged, "number");
    made.append(...remark(shareOfChange(change, was, this.#texts)));
    return made;
  }

  // The box has a cell of its own, because screen readers repeat the text of a row header.
  #pick(url, title, { year, kindName }) {
    const box = this.#picking.box(idOf(url), fill(this.#texts.pick, { project: title, year, kind: kindName }));
    return part("td", "cell", { class: "explore-pick screen-only" }, box);
  }

  #project(href, title, { missed, due }, outcome) {
    const told = remark(this.#told({ ...outcome, missed, due }));
    return part("th", "rowheader", { scope: "row" }, make("a", { href }, title), ...told);
  }

  // The results in words; empty if the form has none, or they have columns of their own. Of picked forms, also that they
  // have none: among all, most lines would say so.
  #told({ rate, score, missed, excess, due }) {
    const told = [...toldOf({ rate, score, missed, excess }, this.#texts, (name) => this.nameOf(name))];
    const said = told.filter(([name]) => !this.has(name)).map(([, words]) => words);
    return [...said, ...(due && this.#isShortlist ? [this.#texts.toldDue] : [])].join(this.#texts.markComma);
  }

  // Shows the number of unclear indicators beside that of missed ones: they count as neither missed nor met.
  #missed({ missed }, { unclear }, address) {
    const made = this.#count("missed", missed, `${address}#indicators`);
    if (unclear) made.append(...remark(fill(this.#texts.unclear, { count: unclear })));
    return made;
  }

  // A number with a link to what it counts, unless it is zero or unknown.
  #count(column, number, href) {
    if (!number) return this.#cell(column, number ?? "", "number");
    const name = fill(this.#texts[`${column}Counted`], { count: number });
    return this.#cell(column, make("a", { href, "aria-label": name }, number), "number");
  }

  #cell(column, content, ...classes) {
    const name = classes.join(" ") || null;
    return part("td", "cell", { "data-label": this.nameOf(column), hidden: !this.has(column), class: name }, content);
  }
}
