import { make } from "../shared/elements.js";
import { MOST_PICKED, queryOf } from "../shared/picked.js";
import { fill } from "../shared/words.js";

// The forms that were picked, and what can be done with them. Calls `changed` with the current selection.
export class Picking {
  #element;
  #texts;
  #changed;
  #picked = [];

  constructor(element, texts, changed) {
    this.#element = element;
    this.#texts = texts;
    this.#changed = changed;
    element.querySelector("button").addEventListener("click", () => {
      this.#pick([]);
      document.querySelector("[data-pick]")?.focus();
    });
  }

  show(picked) {
    const count = picked.length;
    const part = (selector) => this.#element.querySelector(selector);
    const after = count === 1 ? this.#texts.pickAnother : count === MOST_PICKED ? fill(this.#texts.pickNoMore, { most: MOST_PICKED }) : "";
    this.#picked = picked;
    this.#element.hidden = !count;
    part("[role=status]").textContent = count ? fill(this.#texts.picked, { count }) + after : "";
    part("a").href = `${this.#texts.root}compare/?${queryOf(picked)}`;
    part("a").hidden = count < 2;
    for (const box of document.querySelectorAll("[data-pick]")) {
      box.checked = picked.includes(box.dataset.pick);
      box.disabled = !box.checked && count === MOST_PICKED;
    }
  }

  // A check box to pick a form by its identifier; `name` is its label.
  box(form, name) {
    const box = make("input", { type: "checkbox", "data-pick": form, "aria-label": name });
    box.addEventListener("change", () => {
      const others = this.#picked.filter((other) => other !== form);
      this.#pick(box.checked ? [...others, form] : others);
    });
    return box;
  }

  #pick(picked) {
    this.show(picked);
    this.#changed(picked);
  }
}
