import { make } from "../shared/elements.js";
import { hasWordsOf } from "../shared/fold.js";
import { fill } from "../shared/words.js";

// A longer list of values than this can be narrowed by typing.
const LONG = 12;

// A filter with several selectable values: a list of boxes that opens below its name.
export class Choice {
  #element;
  #texts;
  #narrow;

  constructor(element, texts) {
    this.#element = element;
    this.#texts = texts;
    this.#narrow = element.querySelector("[type=text]");
    this.#narrow.addEventListener("input", () => this.#narrowDown());
    element.addEventListener("toggle", () => this.#narrowDown());
    element.addEventListener("keydown", ({ key }) => this.#leave(key));
    // The list covers what is below it, and closes when the focus or a click goes elsewhere.
    element.addEventListener("focusout", ({ relatedTarget }) => this.#close(relatedTarget));
    document.addEventListener("click", ({ target }) => this.#close(target));
  }

  get name() {
    return this.#element.dataset.choice;
  }

  get label() {
    return this.#element.querySelector("legend").textContent;
  }

  get #boxes() {
    return [...this.#element.querySelectorAll("input[name]")];
  }

  // The label of each value.
  get names() {
    return new Map(this.#boxes.map((box) => [box.value, box.dataset.name]));
  }

  get values() {
    return this.#boxes.filter(({ checked }) => checked).map(({ value }) => value);
  }

  set values(values) {
    for (const box of this.#boxes) box.checked = values.includes(box.value);
    this.#tell();
  }

  // The labels of the selected values.
  get chosen() {
    return this.#boxes.filter(({ checked }) => checked).map((box) => box.dataset.name);
  }

  // Those of some values that are not offered.
  unknown(values) {
    const { names } = this;
    return values.filter((value) => !names.has(value));
  }

  offer(options) {
    this.#element.querySelector("[data-values]").append(...options.map(([value, text]) => this.#option(value, text)));
  }

  // Shows only values that occur or are selected; hides the filter if there are none.
  showOnly(met) {
    for (const box of this.#boxes) box.parentElement.hidden = !met.has(box.value) && !box.checked;
    this.#element.hidden = this.#boxes.every((box) => box.parentElement.hidden);
  }

  // Shows beside each value how many forms it would leave, if that is known.
  showCounts(counts, isKnown) {
    for (const box of this.#boxes) {
      const count = isKnown(box.value) ? fill(this.#texts.counted, { count: counts.get(box.value) ?? 0 }) : "";
      box.parentElement.querySelector("[data-count]").textContent = count;
    }
    this.#tell();
  }

  // The message is in the status.
  mark(isWrong) {
    const summary = this.#element.querySelector("summary");
    this.#element.toggleAttribute("data-wrong", isWrong);
    if (isWrong) summary.setAttribute("aria-describedby", "explore-status");
    else summary.removeAttribute("aria-describedby");
  }

  #tell() {
    const { chosen } = this;
    const several = fill(this.#texts.several, { count: chosen.length });
    this.#element.querySelector("[data-chosen]").textContent = chosen.length > 1 ? several : (chosen[0] ?? this.#texts.any);
  }

  #option(value, text) {
    const box = make("input", { type: "checkbox", name: this.name, value, "data-name": text });
    return make("label", { class: "explore-choice__value" }, box, make("span", {}, text), make("span", { "data-count": true }));
  }

  #narrowDown() {
    const [isMeant, boxes] = [hasWordsOf(this.#narrow.value), this.#boxes];
    this.#narrow.parentElement.hidden = boxes.filter((box) => !box.parentElement.hidden).length <= LONG;
    for (const box of boxes) box.parentElement.classList.toggle("explore-choice__value--other", !isMeant(box.dataset.name));
  }

  #leave(key) {
    if (key !== "Escape" || !this.#element.open) return;
    this.#element.open = false;
    this.#element.querySelector("summary").focus();
  }

  #close(target) {
    if (target && !this.#element.contains(target)) this.#element.open = false;
  }
}
