import { make, part } from "../shared/elements.js";
import { kindNameOf } from "../shared/kinds.js";
import { queryOf } from "../shared/picked.js";
import { fill } from "../shared/words.js";
import { passage } from "./passages.js";

const classed = (name, ...inside) => make("span", { class: name }, ...inside);

// A text with its dates as parts that are not broken at their hyphens.
const dated = (text) => text.split(/(\d{4}-\d\d-\d\d)/).map((part, at) => (at % 2 ? classed("date", part) : part));

// Shows forms side by side: `columns` have each form's identifier, and the form if it could be loaded. `picked` are these
// forms and those that come next.
export class Table {
  #table;
  #texts;

  constructor(table, texts) {
    this.#table = table;
    this.#texts = texts;
  }

  show(columns, sections, picked) {
    this.#table.style.setProperty("--compare-count", columns.length);
    const heads = columns.map((column) => this.#head(column, picked));
    const width = columns.length + 1;
    const bodies = sections.map((section) => this.#body(section, width, columns));
    const row = part("tr", "row", {}, part("td", "cell"), ...heads);
    this.#table.replaceChildren(part("thead", "rowgroup", {}, row), ...bodies);
  }

  #head({ id, form }, picked) {
    const texts = this.#texts;
    const others = picked.filter((other) => other !== id);
    const name = form ? form.project_name : id;
    const remove = { href: `?${queryOf(others)}`, "aria-label": fill(texts.removeThis, { name }) };
    return part(
      "th",
      "columnheader",
      { scope: "col" },
      make("a", { href: `${texts.root}forms/${id}/` }, name),
      classed("groups__remark", form ? this.#told(form) : texts.unavailable),
      classed("compare__remove screen-only", make("a", remove, texts.remove)),
    );
  }

  #told({ unit_name: unit, year, kind, status }) {
    const texts = this.#texts;
    const withdrawn = status === "withdrawn" ? texts.withdrawn : "";
    const form = fill(texts.sibling, { year, kind: kindNameOf(kind, texts) });
    return [unit, form, withdrawn].filter(Boolean).join(" · ");
  }

  #body({ title, rows }, width, columns) {
    const body = part("tbody", "rowgroup", {}, this.#heading(title, width, "compare__section"));
    let group = "";
    for (const row of rows) {
      if (row.group && row.group !== group) body.append(this.#heading(row.group, width, "compare__group"));
      group = row.group;
      body.append(this.#row(row, columns));
    }
    return body;
  }

  #heading(text, width, name) {
    return part("tr", "row", {}, part("th", "rowheader", { scope: "rowgroup", colspan: width, class: name }, text));
  }

  #row({ name, cells }, columns) {
    const heading = part("th", "rowheader", { scope: "row" }, name || this.#texts.dash);
    return part("tr", "row", {}, heading, ...cells.map((cell, column) => this.#cell(cell, columns[column])));
  }

  #cell(cell, { id }) {
    if (cell.nothing) return part("td", "cell", {}, classed("blank", cell.nothing));
    const { paragraphs, indicators = [], text, part: leadsTo, remarks = [], share = null } = cell;
    const made = part("td", "cell");
    if (paragraphs) made.append(...passage(paragraphs, this.#texts));
    made.append(...indicators.map((one) => this.#indicator(one)));
    if (text) made.append(...(leadsTo ? [make("a", { href: `${this.#texts.root}forms/${id}/#${leadsTo}` }, text)] : dated(text)));
    made.append(...remarks.map((remark) => classed("groups__remark", remark)));
    if (share !== null) made.append(this.#bar(share));
    return made;
  }

  #indicator({ name, target, actual, outcome, points, others }) {
    const named = name ? [classed("compare__name", name), " "] : [];
    const remark = (text) => (text ? [classed("groups__remark", text)] : []);
    return make("p", {}, ...named, target, ...remark(actual), ...this.#mark(outcome), ...remark(points), ...others.flatMap(remark));
  }

  // What became of a target, in words; none if it was reached or no result is compared with it.
  #mark(outcome) {
    const marks = { missed: this.#texts.targetMissed, unclear: this.#texts.targetUnclear };
    return outcome in marks ? [classed(`attained attained--${outcome}`, marks[outcome])] : [];
  }

  #bar(share) {
    const bar = make("span", { class: "compare__bar", "aria-hidden": "true" });
    bar.style.width = `${(100 * share).toFixed(1)}%`;
    return bar;
  }
}
