import { fill } from "../shared/words.js";

export const PAGE_SIZE = 25;

export const pageCountOf = (rows) => Math.max(1, Math.ceil(rows.length / PAGE_SIZE));

// `turned` is told by how many pages to go on.
export class Pager {
  #element;
  #texts;

  constructor(element, texts, turned) {
    this.#element = element;
    this.#texts = texts;
    for (const button of element.querySelectorAll("[data-step]")) {
      button.addEventListener("click", () => turned(Number(button.dataset.step)));
    }
  }

  // Which page this is, for those who do not see it; empty on the first.
  text(number, count) {
    return number > 1 ? fill(this.#texts.turned, { number, count }) : "";
  }

  show(number, count) {
    const part = (selector) => this.#element.querySelector(selector);
    this.#element.hidden = count === 1;
    part("[data-position]").textContent = fill(this.#texts.position, { number, count });
    part('[data-step="-1"]').disabled = number === 1;
    part('[data-step="1"]').disabled = number === count;
  }
}
