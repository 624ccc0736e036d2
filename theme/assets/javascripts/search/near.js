import { fold, wordsOf } from "../shared/fold.js";
import { find } from "./finding.js";
import { isNamed, namesOf } from "./related.js";
import { pairsOf, titlesNear } from "./titles.js";

const MOST_UNITS = 5;
// A longer word is a sentence, parts of which are not another way to say it.
const LONGEST = 8;
const YEAR = /^\d{4}年度?$/;

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
  return { years: words.filter((word) => YEAR.test(word)), others: words.filter((word) => !YEAR.test(word)) };
};

// The longest beginning or end of a query of one word, beside years, that filtered forms contain, at least half of it,
// with their number. It is found by the runs of the word, most of which are loaded already. Part of a number is another
// number.
const partFound = async (files, names, state) => {
  const { years, others: [word = "", ...others] } = partedByYear(state.q);
  const characters = [...word];
  if (others.length || characters.length > LONGEST || /\d/.test(word)) return null;
  const shorter = characters.map((_, at) => characters.length - at).slice(1);
  const lengths = shorter.filter((length) => length > 1 && 2 * length >= characters.length);
  const parts = lengths.flatMap((length) => [characters.slice(0, length), characters.slice(-length)]);
  const queries = parts.map((part) => [...years, part.join("")].join(" "));
  const found = await Promise.all(queries.map((query) => find(files, names, query, { ...state, sort: "" })));
  const { query, left } = found.find((one) => one.left.length && one.loaded.size === names.length) ?? {};
  return query ? { query, count: left.length } : null;
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
  const contents = await files.json("contents.json");
  const [titles, kinds, part] = await Promise.all([
    titlesNear(files, names, partedByYear(state.q).others.join(" ")),
    kindsNamed(files, names, state, papers),
    partFound(files, names, state),
  ]);
  const named = titles.map((form) => ({ ...form, unit: contents.units[form.facts.unit] }));
  return { units: unitsNear(state.q, contents), titles: named, kinds, part };
};
