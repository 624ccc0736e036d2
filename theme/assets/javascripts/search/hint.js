import { FILTERS } from "../shared/filters.js";
import { fold, wordsOf } from "../shared/fold.js";
import { fill } from "../shared/words.js";

// What to try where nothing was found, and what may have been meant. `texts` are the words of the interface, `root` leads
// to the site's root; `clear` is called by the button that takes the filters off.
export class Hint {
  #place = document.getElementById("search-hint");
  #template = document.getElementById("search-hint-text").content;
  #texts;
  #clear;

  constructor(texts, clear) {
    this.#texts = texts;
    this.#clear = clear;
  }

  hide() {
    this.#place.replaceChildren();
  }

  // Only what helps is said: nothing where all forms were asked for, and there are none.
  show(state, { units, part }) {
    const asked = {
      near: units.length > 0 || part !== null,
      words: state.q !== "",
      several: wordsOf(state.q).length > 1,
      figures: /\d/.test(fold(state.q)),
      filters: FILTERS.some((name) => state[name]),
    };
    if (!asked.words && !asked.filters) return;
    const hint = this.#template.cloneNode(true);
    for (const part of hint.querySelectorAll("[data-where]")) if (!asked[part.dataset.where]) part.remove();
    const near = [...units.map((unit) => this.#unit(unit)), ...(part ? [this.#part(part, state)] : [])];
    hint.querySelector("ul[data-where=near]")?.append(...near);
    hint.querySelector("button")?.addEventListener("click", this.#clear);
    this.#place.replaceChildren(hint);
  }

  #unit({ slug, unitName, name }) {
    const remark = fill(name === unitName ? this.#texts.nearUnit : this.#texts.nearAlias, { name });
    return itemOf(`${this.#texts.root}forms/${slug}/`, unitName, remark);
  }

  #part({ query, count }, state) {
    const asked = Object.entries({ ...state, q: query }).filter(([, value]) => value);
    const text = fill(this.#texts.nearWords, { query });
    return itemOf(`?${new URLSearchParams(asked)}`, text, fill(this.#texts.nearCount, { count }));
  }
}

const itemOf = (href, text, remark) => {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = href;
  link.textContent = text;
  item.append(link, remark);
  return item;
};
