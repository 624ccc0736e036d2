import { FILTERS } from "../shared/filters.js";
import { fold, wordsOf } from "../shared/fold.js";

// What to try where nothing was found. `clear` is called by the button that takes the filters off.
export class Hint {
  #place = document.getElementById("search-hint");
  #template = document.getElementById("search-hint-text").content;
  #clear;

  constructor(clear) {
    this.#clear = clear;
  }

  hide() {
    this.#place.replaceChildren();
  }

  // Only what helps is said: nothing where all forms were asked for, and there are none.
  show(state) {
    const asked = {
      words: state.q !== "",
      several: wordsOf(state.q).length > 1,
      figures: /\d/.test(fold(state.q)),
      filters: FILTERS.some((name) => state[name]),
    };
    if (!asked.words && !asked.filters) return;
    const hint = this.#template.cloneNode(true);
    for (const part of hint.querySelectorAll("[data-where]")) if (!asked[part.dataset.where]) part.remove();
    hint.querySelector("button")?.addEventListener("click", this.#clear);
    this.#place.replaceChildren(hint);
  }
}
