import { passes } from "../shared/filters.js";
import { fold, rangesOf, wordsOf } from "../shared/fold.js";
import { isYear, setApart } from "../shared/writings.js";

const isIn = (word, text) => rangesOf(word, fold(text)).length > 0;

// The filtered withdrawn forms, the newest first, that the words of a query name: at least one word, of two characters or
// more, stands in the title, and the others there or in the unit's name or the year. Nothing else is known of them.
export const withdrawnNamed = async (files, state) => {
  const words = wordsOf(setApart(state.q));
  const isNamed = ({ title, unitName, year }) => {
    const isAbout = (word) => isIn(word, title) || isIn(word, unitName) || (isYear(word) && word.startsWith(year));
    return words.some((word) => [...word].length > 1 && isIn(word, title)) && words.every(isAbout);
  };
  const rows = await files.json("withdrawn.json");
  const forms = rows.map(([url, title, unit, unitName, year, kind, date, why]) => {
    return { url, title, unit, unitName, year, kind, types: [], date, why };
  });
  return forms.filter((form) => passes(form, state) && isNamed(form));
};
