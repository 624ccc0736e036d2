import { UNSPECIFIED } from "../shared/filters.js";
import { fill } from "../shared/words.js";
import { ONLY, TEXTS, TICKS } from "./address.js";
import { Choice } from "./choice.js";
import { AMOUNT, RANGES } from "./ranges.js";

// The form with the filters. Calls `changed` with the name of a changed field, or null if the form was submitted or reset,
// and whether it was submitted.
export class Filters {
  #form;
  #texts;
  #choices;
  #isOffered = false;

  constructor(form, texts, changed) {
    this.#form = form;
    this.#texts = texts;
    this.#choices = new Map([...form.querySelectorAll("[data-choice]")].map((one) => [one.dataset.choice, new Choice(one, texts)]));
    // The Enter key changes a field and submits the form at the same time: only one change is reported.
    let soon;
    form.addEventListener("change", ({ target }) => {
      // The field that narrows a list of values has no name, and is no filter.
      if (!target.name) return;
      if (target.type === "text") soon = setTimeout(() => changed(target.name));
      else changed(target.name);
    });
    // It is beside the forms that were picked, outside of this form.
    form.elements[ONLY].addEventListener("change", () => changed(ONLY));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      clearTimeout(soon);
      changed(null, true);
    });
    form.addEventListener("reset", (event) => {
      event.preventDefault();
      this.show({});
      changed(null);
    });
  }

  // Names of kinds by value.
  get kinds() {
    return this.#choices.get("kind").names;
  }

  get stated() {
    const chosen = [...this.#choices.values()].map((choice) => [choice.name, choice.values]);
    const read = TEXTS.map((name) => [name, this.#form.elements[name].value.trim()]);
    const ticked = [...TICKS, ONLY].map((name) => [name, this.#form.elements[name].checked ? "1" : ""]);
    return Object.fromEntries([...chosen, ...read, ...ticked]);
  }

  // The filters in the form's own words: years as numbers, a range with its ends.
  get chosen() {
    const { q, year, ...state } = this.stated;
    const others = [...this.#choices.values()].filter(({ name }) => name !== "year").flatMap(({ chosen }) => chosen);
    const ranges = RANGES.filter(({ ends }) => ends.some((end) => state[end])).map((range) => this.#range(range, state));
    const ticked = [...TICKS, ONLY].map((name) => this.#form.elements[name]).filter(({ checked }) => checked);
    const words = q && fill(this.#texts.quoted, { words: q });
    return [words, ...year, ...others, ...ranges, ...ticked.map(({ labels }) => labels[0].textContent)].filter(Boolean);
  }

  // Shows a state in the form, as far as the form has its values.
  show(state) {
    for (const choice of this.#choices.values()) choice.values = state[choice.name] ?? [];
    for (const name of TEXTS) this.#form.elements[name].value = state[name] ?? "";
    for (const name of [...TICKS, ONLY]) this.#form.elements[name].checked = Boolean(state[name]);
  }

  // The values of a state that are not offered, each with its field and the label of the field.
  unknown(state) {
    return [...this.#choices.values()].flatMap((choice) => {
      const { name, label } = choice;
      return choice.unknown(state[name]).map((value) => ({ name, label, value }));
    });
  }

  // Marks these fields as invalid; the status says why.
  mark(names) {
    for (const choice of this.#choices.values()) choice.mark(names.includes(choice.name));
    for (const name of TEXTS) {
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
    const names = [...new Set(departments.values())];
    const choice = (name, options) => this.#choices.get(name).offer(options);
    choice("unit", [...units]);
    choice("department", [...names.map((name) => [name, name]), [UNSPECIFIED, this.#texts.noDepartment]]);
    choice("year", years.map((year) => [String(year), fill(this.#texts.year, { year })]));
    choice("type", types.map((type) => [type || UNSPECIFIED, type || this.#texts.noType]));
  }

  // Figures that only some forms have are offered if some of these forms can have them.
  offerTold(rows, areEvaluated) {
    for (const name of TICKS) {
      const box = this.#form.elements[name];
      box.parentElement.hidden = !box.checked && rows.every((row) => row[name] === null);
    }
    this.#choices.get("rule").showOnly(new Set(rows.flatMap(({ rules }) => rules)));
    for (const { ends } of RANGES.filter((range) => range !== AMOUNT)) {
      for (const end of ends) this.#form.elements[end].parentElement.hidden = !areEvaluated && !this.#form.elements[end].value;
    }
  }

  // Shows how many forms each value would leave; for years, only of those that were loaded.
  showCounts(counts, years) {
    for (const [name, choice] of this.#choices) {
      choice.showCounts(counts.get(name), (value) => name !== "year" || years.has(value));
    }
  }

  #range({ name, from, to }, state) {
    const [least, most] = [state[from], state[to]];
    const words = least && most ? this.#texts.between : least ? this.#texts.atLeast : this.#texts.atMost;
    return fill(words, { name: this.#texts[name], least, most });
  }
}
