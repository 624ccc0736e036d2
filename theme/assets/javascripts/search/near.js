import { fold, wordsOf } from "../shared/fold.js";
import { isYear, setApart } from "../shared/writings.js";
import { find } from "./finding.js";
import { isNamed, namesOf } from "./related.js";
import { inTitles, pairsOf, titlesNear } from "./titles.js";

const MOST_UNITS = 5;

// The units with a name that has more than half of the query's pairs of characters, the nearest first: by the number of
// common pairs, then by the length of the name. `name` is the similar one, an alias if it is not the unit's own.
export const unitsNear = (query, contents) => {
  const pairs = [...new Set(wordsOf(query).flatMap(pairsOf))];
  const measured = (named) => {
    const folded = fold(named.name);
    return { ...named, shared: pairs.filter((pair) => folded.includes(pair)).length };
  };
  const nearest = (names) => names.map(measured).sort(byNearness)[0];
  const isNear = ({ shared }) => 2 * shared > pairs.length;
  return namesOf(contents).map(nearest).filter(isNear).sort(byNearness).slice(0, MOST_UNITS);
};

const byNearness = (a, b) => b.shared - a.shared || a.name.length - b.name.length;

// The words of a query, the years among them apart.
const partedByYear = (query) => {
  const words = wordsOf(query);
  return { years: words.filter((word) => isYear(word)), others: words.filter((word) => !isYear(word)) };
};

// The longest part of a word that is meant, if that is two characters or more. Half of the word is tried first, then
// what is longer or shorter than what was tried, so the lists of few parts are fetched.
const longestMeant = async (characters, partOf, countOf) => {
  let longest = null;
  let [least, most] = [2, characters.length - 1];
  while (least <= most) {
    const length = Math.floor((least + most) / 2);
    const part = partOf(characters, length).join("");
    const count = await countOf(part, length);
    if (count) longest = { part, length, count };
    [least, most] = count ? [length + 1, most] : [least, length - 1];
  }
  return longest;
};

const beginningOf = (characters, length) => characters.slice(0, length);
const endOf = (characters, length) => characters.slice(-length);

// The longest beginning or end of a query of one word, beside years, that filtered forms contain, with their number. Less
// than half of it is only meant if a title has it. Part of a number is another number.
const partFound = async (files, names, state) => {
  const { years, others: [word = "", ...others] } = partedByYear(state.q);
  if (others.length || /\d/.test(word)) return null;
  const characters = [...word];
  const queryOf = (part) => [...years, part].join(" ");
  const countOf = async (part, length) => {
    if (2 * length < characters.length && !(await inTitles(files, names, [part])).length) return 0;
    const { left, loaded } = await find(files, names, queryOf(part), { ...state, sort: "" });
    return loaded.size === names.length ? left.length : 0;
  };
  const parts = await Promise.all([beginningOf, endOf].map((partOf) => longestMeant(characters, partOf, countOf)));
  const [longest] = parts.filter(Boolean).sort((a, b) => b.length - a.length);
  return longest ? { query: queryOf(longest.part), count: longest.count } : null;
};

// The kinds that a word of the query names, with its other words and how many forms contain these; `papers` are the names
// of each kind's papers. A word in the names of all kinds names none.
const kindsNamed = async (files, names, state, papers) => {
  const words = wordsOf(state.q);
  const isOf = (paper) => (word) => isNamed(word, paper) || isNamed(paper, word);
  const named = [...papers].filter(([, paper]) => words.some(isOf(paper)));
  if (named.length === papers.size) return [];
  const asked = named.map(([kind, paper]) => {
    const query = words.filter((word) => !isOf(paper)(word)).join(" ");
    return { kind, paper, query };
  });
  const found = await Promise.all(asked.map(({ kind, query }) => find(files, names, query, { ...state, kind, sort: "" })));
  return asked.map((one, at) => ({ ...one, count: found[at].left.length })).filter(({ count }) => count);
};

// What a query without results may have meant.
export const nearTo = async (files, names, state, papers) => {
  const asked = { ...state, q: setApart(state.q) };
  const contents = await files.json("contents.json");
  const [titles, kinds, part] = await Promise.all([
    titlesNear(files, names, partedByYear(asked.q).others.join(" ")),
    kindsNamed(files, names, asked, papers),
    partFound(files, names, asked),
  ]);
  const named = titles.map((form) => ({ ...form, unit: contents.units[form.facts.unit] }));
  return { units: unitsNear(asked.q, contents), titles: named, kinds, part };
};
