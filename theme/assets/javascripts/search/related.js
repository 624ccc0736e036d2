import { fold, wordsOf } from "../shared/fold.js";
import { budgetItem, unitItem, unitsItem, withdrawnItems } from "./hint.js";

const MOST = 3;
const MOST_UNITS = 5;

// The names of each unit, its own before others.
export const namesOf = ({ units, aliases }) => {
  const others = new Map(Object.entries(aliases));
  const named = ([slug, unitName]) => [unitName, ...(others.get(slug) ?? [])].map((name) => ({ slug, unitName, name }));
  return units.map(named);
};

// Whether a name contains all words of a query. A single character is not enough.
export const isNamed = (query, name) => {
  const words = wordsOf(query);
  return words.join("").length > 1 && words.every((word) => fold(name).includes(word));
};

// The units with a name like this, the shortest first.
const unitsWith = (contents, isMeant) => {
  const units = namesOf(contents).flatMap((names) => names.filter(isMeant).slice(0, 1));
  return units.sort((a, b) => a.name.length - b.name.length);
};

// The units of which a name is the query or a word of it, as whole words.
export const unitsMeant = (query, contents) => {
  const words = wordsOf(query);
  return unitsWith(contents, ({ name }) => wordsOf(name).every((word) => words.includes(word)));
};

// The units that a query names: those that it means, then those of which a name contains all its words, the shortest first.
// Words in most units' names, as that of the city, name none.
export const unitsNamed = (query, contents) => {
  const meant = unitsMeant(query, contents);
  const named = unitsWith(contents, ({ name }) => isNamed(query, name));
  const isVague = named.length > MOST_UNITS && 2 * named.length > contents.units.length;
  const slugs = new Set(meant.map(({ slug }) => slug));
  return [...meant, ...(isVague ? [] : named.filter(({ slug }) => !slugs.has(slug)))];
};

// The last character of an abbreviation may stand before two more: it begins the word for a commission or an office.
const atEnd = (character) => `${character}.{0,2}$`;

// The patterns of the names that a word may abbreviate: those with its characters in their order, the last of them at the
// end and apart from the one before; then those with another of the `bodies` at the end, such as a bureau in place of a
// commission. A word of two characters abbreviates only names that end in the same body.
const patternsOf = (word, bodies) => {
  const characters = [...word];
  const last = characters.pop();
  const isOfBody = bodies.includes(last);
  if (!/^\p{L}{2,6}$/u.test(word) || (characters.length < 2 && !isOfBody)) return [];
  const inOrder = characters.join(".*");
  const others = isOfBody && characters.length > 1 ? [`${inOrder}.*${atEnd(`[${bodies}]`)}`] : [];
  return [`${inOrder}.+${atEnd(last)}`, ...others].map((pattern) => new RegExp(pattern, "u"));
};

// The units with a name that a word of `least` or more characters abbreviates; empty if it fits many.
export const unitsAbbreviated = (query, contents, bodies, least) => {
  const patterns = wordsOf(query).map((word) => ([...word].length < least ? [] : patternsOf(word, bodies)));
  const fitting = (at) => unitsWith(contents, ({ name }) => patterns.some((some) => some[at]?.test(fold(name))));
  const same = fitting(0);
  const units = same.length ? same : fitting(1);
  return units.length > MOST_UNITS ? [] : units;
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
      ...units.slice(0, MOST_UNITS).map((unit) => unitItem(unit, this.#texts)),
      ...(units.length > MOST_UNITS ? [unitsItem(state.q, units.length - MOST_UNITS, this.#texts)] : []),
      ...withdrawnItems(withdrawn, this.#kindNames, this.#texts),
      ...guides.map((guide) => guide.cloneNode(true)),
    ];
    this.#place.querySelector("ul").replaceChildren(...items);
    this.#place.hidden = !items.length;
  }
}
