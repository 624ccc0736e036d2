import { fill } from "../search/words.js";
import { queryOf } from "./address.js";

// In blocks, as on a phone, a table is none to some screen readers unless its parts say what they are; see stacked.js.
const make = (name, role, ...content) => {
  const made = document.createElement(name);
  if (role) made.setAttribute("role", role);
  made.append(...content);
  return made;
};

const classed = (name, ...content) => {
  const made = make("span", "", ...content);
  made.className = name;
  return made;
};

const link = (href, text) => {
  const made = make("a", "", text);
  made.href = href;
  return made;
};

// The forms side by side: `columns` have the identifier of each, and its form where it could be had.
export class Table {
  #table;
  #texts;

  constructor(table, texts) {
    this.#table = table;
    this.#texts = texts;
  }

  show(columns, sections) {
    this.#table.style.setProperty("--compare-count", columns.length);
    const corner = make("td", "cell");
    const heads = columns.map((column) => this.#head(column, columns));
    const width = columns.length + 1;
    const bodies = sections.map((section) => this.#body(section, width, columns));
    this.#table.replaceChildren(make("thead", "rowgroup", make("tr", "row", corner, ...heads)), ...bodies);
  }

  #head({ id, form }, columns) {
    const texts = this.#texts;
    const others = columns.map((column) => column.id).filter((other) => other !== id);
    const address = `${texts.root}forms/${id}/`;
    const title = link(address, form ? form.project_name : id);
    const head = make("th", "columnheader", title);
    head.scope = "col";
    head.append(classed("groups__remark", form ? this.#told(form) : texts.unavailable));
    const remove = link(`?${queryOf(others)}`, texts.remove);
    remove.setAttribute("aria-label", fill(texts.removeThis, { name: title.textContent }));
    head.append(classed("compare__remove screen-only", remove));
    return head;
  }

  #told({ unit_name: unit, year, kind, status }) {
    const texts = this.#texts;
    const withdrawn = status === "withdrawn" ? texts.withdrawn : "";
    const form = fill(texts.sibling, { year, kind: texts[kind === "target" ? "kindTarget" : "kindSelfEvaluation"] });
    return [unit, form, withdrawn].filter(Boolean).join(" · ");
  }

  #body({ title, rows }, width, columns) {
    const body = make("tbody", "rowgroup", this.#heading(title, width, "compare__section"));
    let group = "";
    for (const row of rows) {
      if (row.group && row.group !== group) body.append(this.#heading(row.group, width, "compare__group"));
      group = row.group;
      body.append(this.#row(row, columns));
    }
    return body;
  }

  #heading(text, width, name) {
    const heading = make("th", "rowheader", text);
    heading.scope = "rowgroup";
    heading.colSpan = width;
    heading.className = name;
    return make("tr", "row", heading);
  }

  #row({ name, cells }, columns) {
    const heading = make("th", "rowheader", name || this.#texts.dash);
    heading.scope = "row";
    return make("tr", "row", heading, ...cells.map((cell, column) => this.#cell(cell, columns[column])));
  }

  #cell(cell, { id }) {
    if (!cell) return make("td", "cell", classed("blank", this.#texts.dash));
    const made = make("td", "cell");
    if (cell.paragraphs) made.append(...cell.paragraphs.filter((text) => text.trim()).map((text) => make("p", "", text)));
    if (cell.indicators) made.append(...cell.indicators.map((one) => this.#indicator(one)));
    if (cell.text) made.append(cell.part ? link(`${this.#texts.root}forms/${id}/#${cell.part}`, cell.text) : cell.text);
    if (cell.remark) made.append(classed("groups__remark", cell.remark));
    if (Number.isFinite(cell.share)) made.append(this.#bar(cell.share));
    return made;
  }

  #indicator({ name, target, told }) {
    const made = make("p", "", ...(name ? [classed("compare__name", name), " "] : []), target);
    made.append(...told.map((text) => classed("groups__remark", text)));
    return made;
  }

  #bar(share) {
    const bar = classed("compare__bar");
    bar.style.width = `${(100 * share).toFixed(1)}%`;
    bar.setAttribute("aria-hidden", "true");
    return bar;
  }
}
