import { countsOf, FILTERS, UNSPECIFIED } from "../shared/filters.js";
import { hasWordsOf } from "../shared/fold.js";
import { fill } from "../shared/words.js";

const FIELDS = ["q", ...FILTERS, "sort"];
// With more units the list of all of them can be narrowed, too (`MANY_UNITS` in the generator).
const MANY_UNITS = 30;

// What is searched for: the fields of the form, and the address that states the same. Calls `changed` when the form is
// submitted or a choice changes.
export class Asked {
  #form;
  #fields;
  #narrow = document.getElementById("search-narrow");
  #texts;

  constructor(form, texts, changed) {
    this.#form = form;
    this.#fields = form.elements;
    this.#texts = texts;
    // Before counts stand behind the names.
    this.kindNames = new Map([...form.elements.kind.options].slice(1).map((option) => [option.value, option.text]));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      changed();
    });
    for (const name of [...FILTERS, "sort"]) this.#fields[name].addEventListener("change", changed);
    this.#narrow.addEventListener("input", () => this.#narrowDown());
  }

  get state() {
    return Object.fromEntries(FIELDS.map((name) => [name, this.#fields[name].value.trim()]));
  }

  // The query in the form's own words, for readers on paper; empty if all forms are listed.
  get chosen() {
    const { q, sort } = this.state;
    const words = q && fill(this.#texts.quoted, { words: q });
    const picked = FILTERS.map((name) => this.#fields[name].value && this.#fields[name].selectedOptions[0].dataset.name);
    const chosen = [words, ...picked].filter(Boolean);
    const order = this.#fields.sort.selectedOptions[0].text;
    return chosen.length || sort ? fill(this.#texts.chosen, { chosen: [...chosen, order].join(this.#texts.markBetween) }) : "";
  }

  show() {
    this.#form.hidden = false;
  }

  focus() {
    this.#fields.q.focus();
  }

  clearFilters() {
    for (const name of FILTERS) this.#fields[name].value = "";
  }

  // Takes fields over from the address.
  readAddress(names = FIELDS) {
    const stated = new URLSearchParams(location.search);
    for (const name of names) {
      const field = this.#fields[name];
      // A single-line field would drop line breaks, and so join two words.
      field.value = (stated.get(name) ?? "").replace(/[\r\n]+/g, " ");
      // An option that the site does not have, or no longer has, is not chosen.
      if (field.selectedIndex < 0) field.selectedIndex = 0;
    }
  }

  writeAddress() {
    const stated = String(new URLSearchParams(Object.entries(this.state).filter(([, value]) => value)));
    const address = location.pathname + (stated && `?${stated}`);
    if (address !== location.pathname + location.search) history.pushState(null, "", address);
  }

  // Adds the values to filter by, and chooses those of the address.
  offer({ units, years, types }) {
    this.#offer("unit", units);
    this.#offer("year", years.map((year) => [year, fill(this.#texts.year, { year })]));
    this.#offer("type", types.map((type) => [type || UNSPECIFIED, type || this.#texts.noType]));
    this.#narrow.parentElement.hidden = units.length <= MANY_UNITS;
    this.readAddress(FILTERS);
  }

  // Offers only the units with these words in their names, and the chosen one. Safari shows what is hidden as disabled.
  #narrowDown() {
    const isMeant = hasWordsOf(this.#narrow.value);
    for (const option of this.#fields.unit.querySelectorAll("[data-name]")) {
      option.hidden = !option.selected && !isMeant(option.dataset.name);
      option.disabled = option.hidden;
    }
  }

  #offer(name, options) {
    for (const [value, text] of options) {
      const option = new Option(text, value);
      option.dataset.name = text;
      this.#fields[name].append(option);
    }
  }

  // Says beside each value how many forms it would leave.
  countChoices({ found, loaded }, state) {
    for (const name of FILTERS) {
      const counts = countsOf(name, found.map(({ facts }) => facts), state);
      for (const option of this.#fields[name].querySelectorAll("[data-name]")) {
        // No count for a year whose files were not needed.
        const isKnown = name !== "year" || loaded.has(option.value);
        const count = counts.get(option.value) ?? 0;
        option.textContent = isKnown ? fill(this.#texts.option, { name: option.dataset.name, count }) : option.dataset.name;
      }
    }
  }
}
