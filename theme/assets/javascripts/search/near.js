import { fenOf } from "../shared/amounts.js";
import { find, findAnyWriting } from "../shared/finding.js";
import { fold, wordsOf } from "../shared/fold.js";
import { isYear, MOST_WORDS, setApart } from "../shared/writings.js";
import { isNamed, namesOf, unitsAbbreviated } from "./related.js";
import { inTitles, pairsOf, titlesNear } from "./titles.js";

const MOST_UNITS = 5;

// An amount of money. A short number without a unit may count anything.
const isMoney = (word) => fenOf(word) > 0 && /[^\d.,]|\d{5}/.test(word.replaceAll(",", ""));

// What may be part of a name: no year or other number, and no single character.
const isName = (word) => !isMoney(word) && !isYear(word) && /\p{L}./u.test(word);

// The units with a name that has more than half of the pairs of characters in the query, or in a word of it that has more
// than two, the nearest first: by the number of common pairs, then by the length of the name. `name` is the similar one,
// an alias if it is not the unit's own.
export const unitsNear = (query, contents) => {
  const ofWords = wordsOf(query).filter(isName).map(pairsOf);
  const pairs = [...new Set(ofWords.flat())];
  const likened = [pairs, ...ofWords.filter(({ length }) => length > 2)];
  const measured = (named) => {
    const folded = fold(named.name);
    const shared = new Set(pairs.filter((pair) => folded.includes(pair)));
    const isNear = likened.some((some) => 2 * some.filter((pair) => shared.has(pair)).length > some.length);
    return { ...named, shared: shared.size, isNear };
  };
  const nearest = (names) => names.map(measured).filter(({ isNear }) => isNear).sort(byNearness).slice(0, 1);
  return namesOf(contents).flatMap(nearest).sort(byNearness).slice(0, MOST_UNITS);
};

const byNearness = (a, b) => b.shared - a.shared || a.name.length - b.name.length;

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

// How many filtered forms contain all of these words, amounts in any writing; 0 if not everything could be searched.
const counter = (files, names, state) => async (words) => {
  const asked = { ...state, q: words.join(" "), sort: "" };
  const search = words.some(isMoney) ? findAnyWriting(files, names, asked, () => true) : find(files, names, asked.q, asked);
  const { left, loaded } = await search;
  return loaded.size === names.length ? left.length : 0;
};

// The parts of a query that forms contain together, with the number of forms: the longest, and of the others those with
// which something is still found.
const partFound = async (files, names, words, countOf) => {
  const inTitle = async (part) => (await inTitles(files, names, [part])).length > 0;
  const parts = (await Promise.all(words.map((word) => partsOf(word, inTitle, countOf)))).flat();
  if (!parts.some((part) => isName(part) || isMoney(part))) return null;
  let best = { words: [], count: 0 };
  for (const part of [...parts].sort((a, b) => isName(b) - isName(a) || b.length - a.length)) {
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

// What a query without results may have meant, and whether no form contains one of its amounts.
export const nearTo = async (files, names, state, papers, bodies) => {
  const asked = { ...state, q: setApart(state.q) };
  const contents = await files.json("contents.json");
  const words = wordsOf(asked.q);
  const few = words.length > MOST_WORDS ? [] : words;
  const countOf = counter(files, names, asked);
  const [titles, kinds, part, ...amounts] = await Promise.all([
    titlesNear(files, names, words.filter(isName).join(" ")),
    kindsNamed(files, names, asked, papers),
    partFound(files, names, few, countOf),
    ...few.filter(isMoney).map((word) => countOf([word])),
  ]);
  const unitNames = new Map(contents.units);
  const named = titles.map((form) => ({ ...form, unit: unitNames.get(form.facts.unit) }));
  const abbreviated = unitsAbbreviated(asked.q, contents, bodies, 2);
  const units = abbreviated.length ? abbreviated : unitsNear(asked.q, contents);
  return { units, titles: named, kinds, part, isAmountMissing: amounts.includes(0) };
};
