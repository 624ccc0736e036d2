import { UNSPECIFIED } from "../shared/filters.js";
import { fill } from "../shared/words.js";
import { FIELDS, TICKS } from "./address.js";

// The form with the filters. `changed` is told the name of a field that was changed, null where the whole form was sent.
export class Filters {
  #form;
  #texts;
  #isOffered = false;

  constructor(form, texts, changed) {
    this.#form = form;
    this.#texts = texts;
    // The Enter key in a field changes it and sends the form at once: that is one change, and told once.
    let soon;
    form.addEventListener("change", ({ target }) => {
      if (target.type === "text") soon = setTimeout(() => changed(target.name));
      else changed(target.name);
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      clearTimeout(soon);
      changed(null);
    });
    form.addEventListener("reset", (event) => {
      event.preventDefault();
      this.show({});
      changed(null);
    });
  }

  // Names of kinds by value.
  get kinds() {
    const options = [...this.#form.elements.kind.options].slice(1);
    return new Map(options.map((option) => [option.value, option.text]));
  }

  get stated() {
    const read = Object.fromEntries(FIELDS.map((name) => [name, this.#form.elements[name].value.trim()]));
    const ticked = TICKS.map((name) => [name, this.#form.elements[name].checked ? "1" : ""]);
    return { ...read, ...Object.fromEntries(ticked) };
  }

  // The state in the form's own words, as far as it narrows the list: the year as a number, a range with its ends.
  get chosen() {
    const { q, year, from, to } = this.stated;
    const { unit, department, type, kind } = this.#form.elements;
    const picked = [unit, department, type, kind].map((field) => field.value && field.selectedOptions[0].text);
    const range = from || to ? `${from}–${to}` : "";
    const ticked = TICKS.map((name) => this.#form.elements[name]).filter(({ checked }) => checked);
    return [q && fill(this.#texts.quoted, { words: q }), year, ...picked, range, ...ticked.map(({ labels }) => labels[0].textContent)].filter(Boolean);
  }

  // Puts a state into the form, as far as the form offers it.
  show(state) {
    for (const name of FIELDS) {
      const field = this.#form.elements[name];
      field.value = state[name] ?? "";
      if (field.selectedIndex < 0) field.selectedIndex = 0;
    }
    for (const name of TICKS) this.#form.elements[name].checked = Boolean(state[name]);
  }

  // The fields of which a state has a value that is not offered, each with its label.
  unknown(state) {
    const fields = FIELDS.map((name) => this.#form.elements[name]).filter(({ options }) => options);
    const strange = fields.filter(({ name, options }) => ![...options].some(({ value }) => value === state[name]));
    return strange.map(({ name, labels }) => ({ name, label: labels[0].textContent }));
  }

  // The status says what is wrong with these fields.
  mark(names) {
    for (const name of FIELDS) {
      const field = this.#form.elements[name];
      const isWrong = names.includes(name);
      field.setAttribute("aria-invalid", String(isWrong));
      if (isWrong) field.setAttribute("aria-describedby", "explore-status");
      else field.removeAttribute("aria-describedby");
    }
  }

  offer({ units, departments, years, types }) {
    if (this.#isOffered) return;
    this.#isOffered = true;
    const names = [...new Set(departments.values())].sort(new Intl.Collator("zh").compare);
    this.#add("unit", [...units]);
    this.#add("department", [...names.map((name) => [name, name]), [UNSPECIFIED, this.#texts.noDepartment]]);
    this.#add("year", years.map((year) => [year, fill(this.#texts.year, { year })]));
    this.#add("type", types.map((type) => [type || UNSPECIFIED, type || this.#texts.noType]));
  }

  // A box is offered where some of the forms can have what it asks for.
  offerTicks(rows) {
    for (const name of TICKS) {
      this.#form.elements[name].parentElement.hidden = rows.every((row) => row[name] === null);
    }
  }

  #add(name, options) {
    this.#form.elements[name].append(...options.map(([value, text]) => new Option(text, value)));
  }
}
