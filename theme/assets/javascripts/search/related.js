import { fold, wordsOf } from "../shared/fold.js";
import { budgetItem, unitItem, withdrawnItems } from "./hint.js";

const MOST = 3;
const MOST_UNITS = 5;

// The names of each unit, its own before others.
export const namesOf = ({ units, aliases }) => {
  const others = new Map(Object.entries(aliases));
  const named = ([slug, unitName]) => [unitName, ...(others.get(slug) ?? [])].map((name) => ({ slug, unitName, name }));
  return Object.entries(units).map(named);
};

// Whether a name contains all words of a query. A single character is not enough.
export const isNamed = (query, name) => {
  const words = wordsOf(query);
  return words.join("").length > 1 && words.every((word) => fold(name).includes(word));
};

// The units that a query names; empty if it is part of many units' names, and so means none of them.
export const unitsNamed = (query, contents) => {
  const named = namesOf(contents).flatMap((names) => names.filter(({ name }) => isNamed(query, name)).slice(0, 1));
  return named.length > MOST_UNITS ? [] : named;
};

const titleOf = (guide) => guide.querySelector("a").textContent;

// Links the units and the withdrawn forms that the words of a query name, the budgets that its amount stands for, and the
// terms, pages and rules that explain them.
export class Related {
  #place = document.getElementById("search-related");
  #guides = [...document.getElementById("search-guides").content.children];
  #texts;
  #kindNames;

  constructor(texts, kindNames) {
    this.#texts = texts;
    this.#kindNames = kindNames;
  }

  hide() {
    this.#place.hidden = true;
  }

  show(state, { units, withdrawn, budgets }) {
    const named = this.#guides.filter((guide) => isNamed(state.q, titleOf(guide)));
    const guides = named.sort((a, b) => titleOf(a).length - titleOf(b).length).slice(0, MOST);
    const items = [
      ...(budgets ? [budgetItem(state, budgets, this.#texts)] : []),
      ...units.map((unit) => unitItem(unit, this.#texts)),
      ...withdrawnItems(withdrawn, this.#kindNames, this.#texts),
      ...guides.map((guide) => guide.cloneNode(true)),
    ];
    this.#place.querySelector("ul").replaceChildren(...items);
    this.#place.hidden = !items.length;
  }
}
