import { passes } from "./filters.js";
import { fenOf, withUnits } from "./amounts.js";
import { fold, isWholeIn, wordsOf } from "./fold.js";
import { amountsOnlyIn, otherWritingsOf } from "./writings.js";
import { Year } from "./year.js";

// The forms of a year stay in the order of its index.
export const newestFirst = (a, b) => b.year.year - a.year.year;
// Blank amounts come last: they are neither the least nor the most. Comparing two of them gives NaN, which is no order.
const amountOf = ({ amount }) => amount ?? -Infinity;
const orders = {
  year: newestFirst,
  amount: (a, b) => amountOf(b) - amountOf(a) || newestFirst(a, b),
};

// By weight, the forms of some units before others.
const byWeight = (units) => (a, b) =>
  units.includes(b.facts.unit) - units.includes(a.facts.unit) || b.weight - a.weight || newestFirst(a, b);

const orderOf = ({ sort, first = [] }) => orders[sort] ?? byWeight(first);

const findIn = async (files, name, words, sort) => {
  const year = await Year.load(files, name);
  const [found, amounts] = await Promise.all([year.find(words), sort === "amount" ? year.column("amounts") : []]);
  return [...found].map(([form, weight]) => ({ year, form, weight, amount: amounts[form], facts: year.factsOf(form) }));
};

// More forms than these are too many to read.
const MOST_READ = 50;

const withBudget = async (found, amounts) => {
  const sums = new Set(amounts.map(fenOf));
  const years = [...new Set(found.map(({ year }) => year))];
  const budgets = new Map(await Promise.all(years.map(async (year) => [year, await year.column("amounts").catch(() => [])])));
  return found.filter(({ year, form }) => sums.has(budgets.get(year)[form]));
};

// Of the forms found, those in which these amounts are not parts of others, as 600000 is one of 1600000: the index does
// not tell. If they are too many to read, those with such a budget; one that cannot be read stays.
const withWhole = async (found, amounts) => {
  if (!amounts.length) return found;
  if (found.length > MOST_READ) return withBudget(found, amounts);
  const entries = await Promise.allSettled(found.map(({ year, form }) => year.entry(form)));
  const texts = entries.map(({ value }) => value && fold([value.title, value.unitName, value.text].join("\n")));
  return found.filter((_, at) => !texts[at] || amounts.every((amount) => isWholeIn(amount, texts[at])));
};

// Searches the given years for forms with the words of a query, and with these amounts as a whole: `found` are all
// matching forms, `left` those that pass the filters, in order, by weight those of the units `first` of the state first;
// `loaded` are the years that were searched.
export const find = async (files, names, query, state, amounts = []) => {
  const words = wordsOf(query);
  const outcomes = await Promise.allSettled(names.map((name) => findIn(files, name, words, state.sort)));
  const found = await withWhole(outcomes.flatMap(({ value }) => value ?? []), amounts);
  const left = found.filter(({ facts }) => passes(facts, state)).sort(orderOf(state));
  const loaded = new Set(names.filter((_, at) => outcomes[at].status === "fulfilled"));
  return { queries: [query], words, found, left, loaded };
};

// What several queries found, as one outcome.
const together = (outcomes, state) => {
  const all = (name) => outcomes.flatMap((outcome) => outcome[name]);
  const forms = (name) => [...new Map(all(name).map((one) => [`${one.year.year}/${one.form}`, one])).values()];
  const [words, left] = [[...new Set(all("words"))], forms("left").sort(orderOf(state))];
  return { queries: all("queries"), words, found: forms("found"), left, loaded: outcomes[0].loaded };
};

// If a query leaves nothing, the first of its other writings that leaves something replaces it, together with the further
// ones of an amount, or at last its writing in simplified characters; not if a file is missing, because then the query
// may occur as typed.
export const findAnyWriting = async (files, names, state, isWanted) => {
  const exact = { ...(await find(files, names, withUnits(state.q), state)), queries: [state.q] };
  if (exact.left.length || exact.loaded.size < names.length) return exact;
  const had = [];
  for (const query of otherWritingsOf(state.q)) {
    const amounts = amountsOnlyIn(query, state.q);
    if (!isWanted() || (had.length && !amounts.length)) break;
    const other = await find(files, names, query, state, amounts);
    if (other.left.length) had.push(other);
  }
  return had.length ? together(had, state) : ((await findSimplified(files, names, state, isWanted)) ?? exact);
};

// What a query in traditional characters leaves in simplified ones, null if that is nothing. Few queries need the table.
const findSimplified = async (files, names, state, isWanted) => {
  const q = await import("./traditional.js").then(({ simplified }) => simplified(state.q)).catch(() => state.q);
  const other = q === state.q || !isWanted() ? null : await findAnyWriting(files, names, { ...state, q }, isWanted);
  return other?.left.length ? other : null;
};
