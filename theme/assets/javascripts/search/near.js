import { find } from "../shared/finding.js";
import { fold, wordsOf } from "../shared/fold.js";
import { isYear, MOST_WORDS, setApart } from "../shared/writings.js";
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

// Years and other numbers, and single characters.
const saysLittle = (word) => isYear(word) || !/\p{L}./u.test(word);

// The longest part of a word that is meant, if that is two characters or more. Half of the word is tried first, then
// what is longer or shorter than what was tried, so the lists of few parts are fetched.
const longestMeant = async (characters, partOf, isMeant) => {
  let longest = null;
  let [least, most] = [2, characters.length - 1];
  while (least <= most) {
    const length = Math.floor((least + most) / 2);
    const part = partOf(characters, length).join("");
    const isFound = await isMeant(part, length);
    if (isFound) longest = { part, length };
    [least, most] = isFound ? [length + 1, most] : [least, length - 1];
  }
  return longest;
};

const beginningOf = (characters, length) => characters.slice(0, length);
const endOf = (characters, length) => characters.slice(-length);

// What is meant by a word: all of it if forms contain it, else its longest beginning and end, or the longer one if they
// overlap. Less than half of a word is only meant if a title has it. Part of a number is another number.
const partsOf = async (word, inTitle, countOf) => {
  if (await countOf([word])) return [word];
  if (/\d/.test(word)) return [];
  const characters = [...word];
  const isMeant = async (part, length) => (2 * length >= characters.length || (await inTitle(part))) && (await countOf([part]));
  const found = await Promise.all([beginningOf, endOf].map((partOf) => longestMeant(characters, partOf, isMeant)));
  const parts = found.filter(Boolean).sort((a, b) => b.length - a.length);
  const areApart = parts.reduce((sum, { length }) => sum + length, 0) <= characters.length;
  return found.filter((one) => one && (areApart || one === parts[0])).map(({ part }) => part);
};

// The parts of a query that filtered forms contain together, with the number of forms: the longest, and of the others
// those with which something is still found.
const partFound = async (files, names, state) => {
  const countOf = async (words) => {
    const { left, loaded } = await find(files, names, words.join(" "), { ...state, sort: "" });
    return loaded.size === names.length ? left.length : 0;
  };
  const words = wordsOf(state.q);
  if (words.length > MOST_WORDS) return null;
  const inTitle = async (part) => (await inTitles(files, names, [part])).length > 0;
  const parts = (await Promise.all(words.map((word) => partsOf(word, inTitle, countOf)))).flat();
  if (parts.every(saysLittle)) return null;
  let best = { words: [], count: 0 };
  for (const part of [...parts].sort((a, b) => saysLittle(a) - saysLittle(b) || b.length - a.length)) {
    const together = parts.filter((one) => one === part || best.words.includes(one));
    const count = await countOf(together);
    if (count) best = { words: together, count };
  }
  return { query: wordsOf(best.words.join(" ")).join(" "), count: best.count };
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
    titlesNear(files, names, wordsOf(asked.q).filter((word) => !saysLittle(word)).join(" ")),
    kindsNamed(files, names, asked, papers),
    partFound(files, names, asked),
  ]);
  const named = titles.map((form) => ({ ...form, unit: contents.units[form.facts.unit] }));
  return { units: unitsNear(asked.q, contents), titles: named, kinds, part };
};
