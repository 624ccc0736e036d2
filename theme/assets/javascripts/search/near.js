import { fold, wordsOf } from "../shared/fold.js";
import { find } from "./finding.js";

const MOST_UNITS = 5;
// A longer word is a sentence, of which no part is another way to say it.
const LONGEST = 8;

const pairsOf = (word) => {
  const characters = [...word];
  return characters.slice(1).map((character, at) => characters[at] + character);
};

// The units of which a name has more than half of the query's pairs of characters, the nearest first: those that have most
// of them, then those with the shortest names. `name` is the one that is near, another than the unit's own is an alias.
export const unitsNear = (query, { units, aliases }) => {
  const pairs = [...new Set(wordsOf(query).flatMap(pairsOf))];
  const others = new Map(Object.entries(aliases));
  const nearest = ([slug, unitName]) => {
    const names = [unitName, ...(others.get(slug) ?? [])].map((name) => {
      const folded = fold(name);
      return { slug, unitName, name, shared: pairs.filter((pair) => folded.includes(pair)).length };
    });
    return names.sort(byNearness)[0];
  };
  const isNear = ({ shared }) => 2 * shared > pairs.length;
  return Object.entries(units).map(nearest).filter(isNear).sort(byNearness).slice(0, MOST_UNITS);
};

const byNearness = (a, b) => b.shared - a.shared || a.name.length - b.name.length;

// The longest beginning or end that forms hold, as the filters leave them, with how many: of a query of one word, at least
// half of it. It is told by the runs of the word itself, most of which were fetched to find that it stands nowhere. A part
// of a number is another number.
const partFound = async (files, names, state) => {
  const [word = "", ...others] = wordsOf(state.q);
  const characters = [...word];
  if (others.length || characters.length > LONGEST || /\d/.test(word)) return null;
  const shorter = characters.map((_, at) => characters.length - at).slice(1);
  const lengths = shorter.filter((length) => length > 1 && 2 * length >= characters.length);
  const parts = lengths.flatMap((length) => [characters.slice(0, length), characters.slice(-length)]);
  const found = await Promise.all(parts.map((part) => find(files, names, part.join(""), { ...state, sort: "" })));
  const { query, left } = found.find((one) => one.left.length && one.loaded.size === names.length) ?? {};
  return query ? { query, count: left.length } : null;
};

// What may have been meant by a query that finds nothing.
export const nearTo = async (files, names, state) => {
  const contents = await files.json("contents.json");
  return { units: unitsNear(state.q, contents), part: await partFound(files, names, state) };
};
