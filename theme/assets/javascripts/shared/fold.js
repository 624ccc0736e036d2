// The same rules as in generator/search/folding.py: width, case, the form of quotes, and space around Chinese characters.
const STRAIGHT = { "\u201c": '"', "\u201d": '"', "\u2018": "'", "\u2019": "'" };

const foldCharacter = (character) => {
  if (character === "\u3000") return " ";
  if (STRAIGHT[character]) return STRAIGHT[character];
  const isWide = character >= "\uff01" && character <= "\uff5e";
  const narrow = isWide ? String.fromCharCode(character.charCodeAt(0) - 0xfee0) : character;
  const lower = narrow.toLowerCase();
  return lower.length === narrow.length ? lower : narrow;
};

// Folding keeps the position of every character, so that a match in folded text can be located in the original.
export const fold = (text) => text.replace(/[\u2018\u2019\u201c\u201d\u3000\uff01-\uff5e]|\p{Changes_When_Lowercased}/gu, foldCharacter);

export const wordsOf = (query) => [...new Set(fold(query).split(/\s+/).filter(Boolean))];

// A test whether a name has all words of what is typed into a box that narrows a list.
export const hasWordsOf = (typed) => {
  const words = wordsOf(typed);
  return (name) => {
    const folded = fold(name);
    return words.every((word) => folded.includes(word));
  };
};

const isChinese = (character) => /[\u3400-\u9fff\u{20000}-\u{3ffff}]/u.test(character);
const isPlain = (character) => /[!-~]/.test(character);
const isBorder = (a, b) => (isChinese(a) && isPlain(b)) || (isPlain(a) && isChinese(b));

// A word with its signs in either writing: keyboards do not have ≥ and ≤.
export const withEitherSign = (word) => [
  ...new Set([word, word.replace(/>=/g, "≥").replace(/<=/g, "≤"), word.replace(/≥/g, ">=").replace(/≤/g, "<=")]),
];

// A writing as a text may have it: with space where the index has none.
const writtenAs = (writing) => {
  const characters = [...writing];
  const written = characters.map((character, at) => {
    const escaped = character.replace(/[\\^$.*+?()[\]{}|/]/, "\\$&");
    return isBorder(character, characters[at + 1] ?? "") ? `${escaped}[ \\t\\u00a0]*` : escaped;
  });
  return written.join("");
};

const patternOf = (word) => new RegExp(withEitherSign(word).map(writtenAs).join("|"), "gu");

// The ranges of a word in a folded text, each with its end.
export const rangesOf = (word, folded) =>
  [...folded.matchAll(patternOf(word))].map((found) => [found.index, found.index + found[0].length]);

// Whether a number is in a folded text, and not only as a part of others.
export const isWholeIn = (number, folded) => {
  const goesOn = number.includes(".") ? /^\d*[1-9]/ : /^(?:\d|,\d{3}|\.\d*[1-9])/;
  const isPart = ([from, to]) => /\d[.,]?$/.test(folded.slice(0, from).slice(-2)) || goesOn.test(folded.slice(to));
  return rangesOf(number, folded).some((range) => !isPart(range));
};
