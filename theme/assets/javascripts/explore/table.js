import { fill, grouped } from "../search/words.js";
import { columnOf, isFromTheEnd } from "./sorting.js";

// Laid out in blocks on a phone, a row is none to some screen readers unless it says so; see stacked.js.
const element = (name, role) => {
  const made = document.createElement(name);
  made.setAttribute("role", role);
  return made;
};

// The table of the rows on show. `sortBy` is told the name of a column whose button was used.
export class Table {
  #table;
  #texts;
  #headings;

  constructor(table, texts, sortBy) {
    const headings = [...table.tHead.querySelectorAll("[data-column]")];
    this.#table = table;
    this.#texts = texts;
    this.#headings = new Map(headings.map((heading) => [heading.dataset.column, heading]));
    for (const [column, heading] of this.#headings) {
      heading.querySelector("button").addEventListener("click", () => sortBy(column));
    }
  }

  get headings() {
    return [...this.#headings.keys()].map((column) => this.#nameOf(column));
  }

  set isBusy(isBusy) {
    this.#table.setAttribute("aria-busy", String(isBusy));
  }

  // The frame in which it scrolls has its name, and the keyboard scrolls it.
  focus() {
    this.#table.closest("[tabindex]").focus();
  }

  showHeadings(sort, hasFindings) {
    for (const [column, heading] of this.#headings) {
      if (columnOf(sort) !== column) heading.removeAttribute("aria-sort");
      else heading.setAttribute("aria-sort", isFromTheEnd(sort) ? "descending" : "ascending");
    }
    this.#headings.get("findings").hidden = !hasFindings;
  }

  // What the order is, in words; empty where none was chosen.
  sortText(sort) {
    const column = columnOf(sort);
    if (!this.#headings.has(column)) return "";
    return fill(isFromTheEnd(sort) ? this.#texts.falling : this.#texts.rising, { column: this.#nameOf(column) });
  }

  // Fetches what the rows are to show, and shows it if that is wanted still; tells whether all of it was there.
  async show(rows, isWanted) {
    const outcomes = await Promise.allSettled(rows.map((row) => row.source.row(row.form)));
    if (!isWanted()) return false;
    const made = outcomes.flatMap(({ value }, place) => (value ? [this.#row(rows[place], value)] : []));
    this.#table.tBodies[0].replaceChildren(...made);
    this.isBusy = false;
    return made.length === rows.length;
  }

  #nameOf(column) {
    return this.#headings.get(column).textContent.trim();
  }

  #row(row, { url, title, amount }) {
    const made = element("tr", "row");
    const unit = this.#cell("unit", row.unitName);
    const findings = this.#findings(this.#texts.root + url, row.findings);
    unit.classList.add("stacked__wide");
    findings.hidden = this.#headings.get("findings").hidden;
    made.append(
      this.#project(this.#texts.root + url, title),
      unit,
      this.#cell("department", row.department),
      this.#cell("year", row.year),
      this.#cell("kind", row.kindName),
      this.#cell("type", row.types.join("、") || this.#texts.noType),
      this.#cell("amount", amount === null ? this.#texts.noBudget : grouped(amount), true),
      findings,
    );
    return made;
  }

  #project(url, title) {
    const made = element("th", "rowheader");
    const link = document.createElement("a");
    made.scope = "row";
    link.href = url;
    link.textContent = title;
    made.append(link);
    return made;
  }

  // The number of findings leads to them; nothing where the form was not checked.
  #findings(url, count) {
    const made = this.#cell("findings", count ?? "", true);
    if (!count) return made;
    const link = document.createElement("a");
    link.href = `${url}#review`;
    link.textContent = count;
    made.replaceChildren(link);
    return made;
  }

  #cell(column, text, isNumber = false) {
    const made = element("td", "cell");
    made.textContent = text;
    made.dataset.label = this.#nameOf(column);
    made.classList.toggle("number", isNumber);
    return made;
  }
}
