import { passes } from "./filters.js";
import { wordsOf } from "./fold.js";
import { otherWritingsOf } from "./writings.js";
import { Year } from "./year.js";

// The forms of a year stay in the order of its index.
export const newestFirst = (a, b) => b.year.year - a.year.year;
// Blank amounts come last: they are neither the least nor the most. Comparing two of them gives NaN, which is no order.
const amountOf = ({ amount }) => amount ?? -Infinity;
const orders = {
  "": (a, b) => b.weight - a.weight || newestFirst(a, b),
  year: newestFirst,
  amount: (a, b) => amountOf(b) - amountOf(a) || newestFirst(a, b),
};

const findIn = async (files, name, words, sort) => {
  const year = await Year.load(files, name);
  const [found, amounts] = await Promise.all([year.find(words), sort === "amount" ? year.amounts() : []]);
  return [...found].map(([form, weight]) => ({ year, form, weight, amount: amounts[form], facts: year.factsOf(form) }));
};

// Searches the given years: `found` are all matching forms, `left` those that pass the filters, in order; `loaded` are
// the years that were searched.
export const find = async (files, names, query, state) => {
  const words = wordsOf(query);
  const outcomes = await Promise.allSettled(names.map((name) => findIn(files, name, words, state.sort)));
  const found = outcomes.flatMap(({ value }) => value ?? []);
  const left = found.filter(({ facts }) => passes(facts, state)).sort(orders[state.sort] ?? orders[""]);
  return { query, words, found, left, loaded: new Set(names.filter((_, at) => outcomes[at].status === "fulfilled")) };
};

// If a query leaves nothing, the first of its other writings that leaves something replaces it; not if a file is
// missing, because then the query may occur as typed.
export const findAnyWriting = async (files, names, state, isWanted) => {
  const exact = await find(files, names, state.q, state);
  if (exact.left.length || exact.loaded.size < names.length) return exact;
  for (const query of otherWritingsOf(state.q)) {
    if (!isWanted()) break;
    const other = await find(files, names, query, state);
    if (other.left.length) return other;
  }
  return exact;
};
