import { button, make, newId } from "../shared/elements.js";
import { fill } from "../shared/words.js";
import { grow } from "./field.js";
import { askedIn, isOptional, isThere, labelOf, nameIn } from "../shared/names.js";
import { Pasting } from "./pasting.js";

const holderOf = (cell, row) => (cell.type === "indicators" ? row.columns : row);

// A table, a matrix or the indicators of a form: lines below each other, each with its own fields, so that they fit on
// a phone.
class Lines {
  #fields;
  #cell;
  #list;
  #part;
  #body = make("div", { class: "fill-lines__body" });
  #told = make("span", { role: "status" });
  #removed = null;

  constructor(fields, cell, holder) {
    this.#fields = fields;
    this.#cell = cell;
    this.#list = holder[nameIn(cell, holder)];
    const label = labelOf(cell, holder, fields.draft.cells);
    this.#part = make(
      "fieldset",
      { class: `fill-group fill-lines fill-lines--${cell.type}` },
      make("legend", {}, label, ...fields.required(cell)),
    );
    this.#part.append(this.#body);
    fields.register(holder, nameIn(cell, holder), this.#part);
    const columns = () => cell.columns.filter((column) => this.#isShown(column));
    new Pasting(this.#body, fields, cell, this.#list, { columns, again: () => this.#again(null, "") });
    this.#show();
  }

  get part() {
    return this.#part;
  }

  #show() {
    this.#body.replaceChildren(...this.#columns(), ...this.#lines(), ...this.#below());
    grow(this.#body.querySelectorAll("textarea"));
  }

  get #holders() {
    const rows = this.#cell.type === "matrix" ? Object.values(this.#list) : this.#list;
    return rows.map((row) => holderOf(this.#cell, row));
  }

  // Lets the user choose which columns the paper has and what it calls them, if there is a choice.
  #columns() {
    const holders = this.#holders;
    const named = this.#cell.columns.flatMap((column) => this.#fields.names(column, holders, () => this.#show()));
    const isChosen = this.#cell.type !== "matrix" && this.#cell.columns.length > 1 && holders.length > 0;
    const optional = isChosen ? this.#cell.columns.filter(isOptional) : [];
    const parts = [...named, ...optional.map((column) => this.#columnBox(column, holders))];
    return parts.length ? [make("p", { class: "fill-columns" }, ...parts)] : [];
  }

  #columnBox(column, holders) {
    const box = make("input", { type: "checkbox", id: newId("column") });
    box.checked = holders.some((holder) => isThere(column, holder));
    box.addEventListener("change", () => {
      for (const holder of holders) {
        if (!box.checked) this.#fields.draft.leaveOff(holder, nameIn(column, holder));
        else if (!isThere(column, holder)) this.#fields.draft.set(holder, nameIn(column, holder), null);
      }
      this.#fields.changed();
      this.#show();
      this.#body.querySelectorAll(".fill-columns input")[this.#cell.columns.filter(isOptional).indexOf(column)].focus();
    });
    const label = fill(this.#fields.texts.absentColumn, { name: column.label ?? column.name });
    return make("span", { class: "fill-option" }, box, " ", make("label", { for: box.id }, label));
  }

  #lines() {
    if (this.#cell.type === "matrix") return this.#cell.lines.map((line) => this.#fixed(line));
    return this.#list.map((row, at) => this.#line(row, at));
  }

  #fixed(line) {
    const name = nameIn(line, this.#list);
    const names = this.#fields.names(line, [this.#list], () => this.#show());
    const columns = this.#cell.columns.filter(
      (column) => isThere(column, this.#list[name]) || askedIn([column], line.printed).length,
    );
    return this.#framed(name, columns, this.#list[name], names);
  }

  #framed(title, columns, holder, ...more) {
    const shown = columns.filter((column) => this.#isShown(column));
    const texts = shown.map((column) => this.#fields.text(column, holder, column.label ?? nameIn(column, holder)));
    const fields = make(
      "div",
      { class: "fill-line__fields" },
      ...more.flat(),
      make("div", { class: "fill-line__texts" }, ...texts),
    );
    return make("fieldset", { class: "fill-line" }, make("legend", {}, title), fields);
  }

  // A column that no line has is not on this paper.
  #isShown(column) {
    return (
      this.#cell.type === "matrix" || !isOptional(column) || this.#holders.some((holder) => isThere(column, holder))
    );
  }

  #line(row, at) {
    const { texts } = this.#fields;
    const title = fill(this.#cell.type === "indicators" ? texts.indicator : texts.number, { number: at + 1 });
    const levels = this.#cell.type === "indicators" ? [this.#levels(row, at)] : [];
    const made = this.#framed(title, this.#cell.columns, holderOf(this.#cell, row), levels);
    made.classList.toggle("fill-line--single", this.#cell.columns.length === 1);
    made.append(this.#buttons(row, at, title));
    return made;
  }

  // The level names; a name repeated from the line above is paler, because it is printed only once.
  #levels({ levels }, at) {
    const above = this.#list[at - 1]?.levels ?? [];
    const isSame = (depth) => at > 0 && levels.slice(0, depth + 1).every((name, place) => name === above[place]);
    const fields = this.#cell.levels.map((label, depth) => {
      const place = { name: String(depth), type: "text", label };
      const part = this.#fields.text(place, levels, label);
      if (isSame(depth)) part.classList.add("fill-field--same");
      const area = part.querySelector("textarea");
      // A name is never null, and has only one line.
      area.addEventListener("input", () =>
        this.#fields.set(levels, depth, area.value.replace(/\s*\n\s*/g, " ").trim()),
      );
      return part;
    });
    return make("div", { class: "fill-line__levels" }, ...fields);
  }

  #buttons(row, at, title) {
    const { texts } = this.#fields;
    const named = (text, act, attributes) => button(text, act, { "aria-label": `${title}${texts.markColon}${text}`, ...attributes });
    return make(
      "span",
      { class: "fill-line__buttons" },
      named(texts.addBelow, () => this.#add(at + 1)),
      named(texts.up, () => this.#move(at, at - 1), { disabled: at === 0, "data-act": "up" }),
      named(texts.down, () => this.#move(at, at + 1), { disabled: at === this.#list.length - 1, "data-act": "down" }),
      named(texts.remove, () => this.#remove(at)),
    );
  }

  #below() {
    const { texts } = this.#fields;
    const add = button(
      this.#cell.type === "indicators" ? texts.addIndicator : texts.addRow,
      () => this.#add(this.#list.length),
      { class: "fill-small fill-add" },
    );
    const undo = this.#removed ? [" ", button(texts.undo, () => this.#restore())] : [];
    return this.#cell.type === "matrix" ? [] : [make("p", { class: "fill-lines__end" }, add, ...undo, " ", this.#told)];
  }

  #add(at) {
    this.#fields.draft.insert(this.#list, at, this.#cell);
    this.#again(null, this.#fields.texts.added);
    this.#focusAt(at, "input, textarea, select");
  }

  #remove(at) {
    this.#again({ row: this.#fields.draft.remove(this.#list, at), place: at }, this.#fields.texts.removed);
    this.#body.querySelector(".fill-lines__end button:last-of-type").focus();
  }

  #restore() {
    const { row, place } = this.#removed;
    this.#fields.draft.restore(this.#list, place, row);
    this.#again(null, "");
    this.#focusAt(place, "input, textarea, select");
  }

  #move(at, to) {
    this.#fields.draft.move(this.#list, at, to);
    this.#again(null, "");
    this.#focusAt(to, `[data-act="${to < at ? "up" : "down"}"]:not(:disabled), [data-act]:not(:disabled)`);
  }

  #again(removed, told) {
    this.#removed = removed;
    this.#fields.changed();
    this.#show();
    this.#told.textContent = told;
  }

  #focusAt(at, selector) {
    const control = this.#body.querySelectorAll(".fill-line")[at]?.querySelector(selector);
    control?.focus();
    // The bar may cover it.
    control?.scrollIntoView({ block: "nearest" });
  }
}

export const linesOf = (fields, cell, holder) => new Lines(fields, cell, holder).part;
