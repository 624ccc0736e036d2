import { MOST_PICKED } from "../shared/picked.js";
import { fill } from "../shared/words.js";

const PAGE_SIZE = 25;

// Forms that were picked are all on one page, to be printed.
export const pageSizeOf = ({ only }) => (only ? MOST_PICKED : PAGE_SIZE);

export const pageCountOf = (rows, state) => Math.max(1, Math.ceil(rows.length / pageSizeOf(state)));

// Calls `turned` with the number of pages to move.
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

  // Which of the rows are on this page, for print and screen readers; empty if all are.
  text(rows, state) {
    const [least, most] = [(state.page - 1) * pageSizeOf(state) + 1, Math.min(state.page * pageSizeOf(state), rows.length)];
    if (pageCountOf(rows, state) === 1) return "";
    return fill(this.#texts.listed, { part: least < most ? `${least}–${most}` : most });
  }

  show(number, count) {
    const part = (selector) => this.#element.querySelector(selector);
    this.#element.hidden = count === 1;
    part("[data-position]").textContent = fill(this.#texts.position, { number, count });
    part('[data-step="-1"]').disabled = number === 1;
    part('[data-step="1"]').disabled = number === count;
  }
}
