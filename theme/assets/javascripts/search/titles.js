import { find, newestFirst } from "../shared/finding.js";
import { fold, wordsOf } from "../shared/fold.js";
import { IN_TITLE } from "../shared/year.js";

const MOST = 3;
// A project has one title in the forms of many years.
const MOST_LOOKED_AT = 8;
// Each pair takes one list a year.
const MOST_PAIRS = 10;
// Two pairs are too few to measure likeness.
const SHORT = /^\p{L}{3}$/u;

// The pairs of adjacent characters in a word.
export const pairsOf = (word) => {
  const characters = [...word];
  return characters.slice(1).map((character, at) => characters[at] + character);
};

// The forms whose titles contain all of these words, the newest first.
export const inTitles = async (files, names, words) => {
  const { found } = await find(files, names, words.join(" "), { sort: "" });
  return found.filter(({ weight }) => weight === IN_TITLE * words.length).sort(newestFirst);
};

// Each form once, with the number of lists that contain it; the most frequent first.
const counted = (lists) => {
  const counts = new Map();
  for (const one of lists.flat()) {
    const id = `${one.year.year}/${one.form}`;
    counts.set(id, { ...one, shared: (counts.get(id)?.shared ?? 0) + 1 });
  }
  return [...counts.values()].sort((a, b) => b.shared - a.shared);
};

const titled = async (forms) => {
  const rows = await Promise.allSettled(forms.slice(0, MOST_LOOKED_AT).map(({ year, form }) => year.row(form)));
  return rows.flatMap(({ value }, at) => (value ? [{ ...forms[at], ...value }] : []));
};

const nearest = (forms) => {
  const sorted = forms.sort((a, b) => b.shared - a.shared || a.title.length - b.title.length);
  return [...new Map(sorted.reverse().map((form) => [form.title, form])).values()].reverse().slice(0, MOST);
};

const withPairs = async (files, names, pairs) => {
  const lists = await Promise.all(pairs.map((pair) => inTitles(files, names, [pair])));
  return nearest(await titled(counted(lists).filter(({ shared }) => 2 * shared > pairs.length)));
};

// A word of three characters may abbreviate a title that has them in this order, or contain one wrong character.
const withSlip = async (files, names, [a, b, c]) => {
  const lists = await Promise.all([[a, b, c], [b + c], [a, c], [a + b]].map((parts) => inTitles(files, names, parts)));
  const isMeant = new RegExp(`${a}.*${b}.*${c}|.${b}${c}|${a}.${c}|${a}${b}.`, "u");
  return nearest((await titled(counted(lists))).filter(({ title }) => isMeant.test(fold(title))));
};

// The forms whose titles are similar to a query of one word: at most one for each title.
export const titlesNear = async (files, names, query) => {
  const [word = "", ...others] = wordsOf(query);
  if (others.length) return [];
  if (SHORT.test(word)) return withSlip(files, names, word);
  const pairs = [...new Set(pairsOf(word))];
  return pairs.length > 2 && pairs.length <= MOST_PAIRS ? withPairs(files, names, pairs) : [];
};
