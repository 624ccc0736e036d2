import { FILTERS } from "../shared/filters.js";
import { wordsOf } from "../shared/fold.js";
import { fill, grouped } from "../shared/words.js";

const MOST_WITHDRAWN = 5;

// A link in a list, with a remark on what it is.
const itemOf = (href, text, remark) => {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = href;
  link.textContent = text;
  item.append(link, remark);
  return item;
};

export const unitItem = ({ slug, unitName, name }, texts) => {
  const remark = fill(name === unitName ? texts.nearUnit : texts.nearAlias, { name });
  return itemOf(`${texts.root}forms/${slug}/`, unitName, remark);
};

// The pages of withdrawn forms: of many, the first ones, and where the others are.
export const withdrawnItems = (forms, kindNames, texts) => {
  const items = forms.slice(0, MOST_WITHDRAWN).map(({ url, title, unitName: unit, year, kind, ...told }) => {
    return itemOf(texts.root + url, title, fill(texts.nearWithdrawn, { ...told, unit, year, kind: kindNames.get(kind) }));
  });
  const count = forms.length - items.length;
  return count ? [...items, itemOf(`${texts.root}forms/`, fill(texts.moreWithdrawn, { count }), "")] : items;
};

// The list of all units, narrowed to those with these words if it is long.
export const unitsItem = (query, count, texts) =>
  itemOf(`${texts.root}forms/?${new URLSearchParams({ name: query })}`, fill(texts.moreUnits, { count }), "");

// The forms in a range of budgets, in the explorer with the same filters.
export const budgetItem = ({ q: _, sort: __, ...filters }, { least, most, amount, forms }, texts) => {
  const stated = Object.entries({ ...filters, from: least / 100, to: most / 100 }).filter(([, value]) => value !== "");
  const href = `${texts.root}explore/?${new URLSearchParams(stated)}`;
  const exactly = fill(texts.amount, { amount: grouped(String(least / 100)) });
  const text = least < most ? fill(texts.nearBudget, { amount }) : fill(texts.budget, { amount: exactly });
  return itemOf(href, text, fill(texts.nearCount, { count: forms.length }));
};

// Suggestions if nothing was found; the button that clears the filters calls `clear`.
export class Hint {
  #place = document.getElementById("search-hint");
  #template = document.getElementById("search-hint-text").content;
  #texts;
  #kindNames;
  #clear;

  constructor(texts, kindNames, clear) {
    this.#texts = texts;
    this.#kindNames = kindNames;
    this.#clear = clear;
  }

  hide() {
    this.#place.replaceChildren();
  }

  // Shows only what helps: nothing if there are no forms at all.
  show(state, near) {
    const items = this.#near(state, near);
    const asked = {
      near: items.length > 0,
      words: state.q !== "",
      several: wordsOf(state.q).length > 1,
      amount: near.isAmountMissing,
      filters: FILTERS.some((name) => state[name]),
    };
    if (!asked.words && !asked.filters) return;
    const hint = this.#template.cloneNode(true);
    for (const part of hint.querySelectorAll("[data-where]")) if (!asked[part.dataset.where]) part.remove();
    hint.querySelector("ul[data-where=near]")?.append(...items);
    hint.querySelector("button")?.addEventListener("click", this.#clear);
    this.#place.replaceChildren(hint);
  }

  #near(state, { withdrawn, units = [], titles = [], kinds = [], part = null }) {
    const texts = this.#texts;
    const search = ({ count, ...other }, text) => {
      const asked = Object.entries({ ...state, ...other }).filter(([, value]) => value);
      return itemOf(`?${new URLSearchParams(asked)}`, text, fill(texts.nearCount, { count }));
    };
    return [
      ...withdrawnItems(withdrawn, this.#kindNames, texts),
      ...units.map((unit) => unitItem(unit, texts)),
      ...titles.map(({ url, title, unit }) => itemOf(texts.root + url, title, fill(texts.nearTitle, { unit }))),
      ...kinds.map(({ kind, paper, query, count }) => search({ q: query, kind, count }, fill(texts.nearKind, { paper }))),
      ...(part ? [search({ q: part.query, count: part.count }, fill(texts.nearWords, part))] : []),
    ];
  }
}
