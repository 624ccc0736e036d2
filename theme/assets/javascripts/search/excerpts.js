import { fold, rangesOf } from "../shared/fold.js";
import { fill } from "../shared/words.js";

const BEFORE_MATCH = 30;
const EXCERPT_LENGTH = 120;
const PASSAGE_LENGTH = 30;

// The text with every match in a mark; all of it stays text.
export const marked = (text, words) => {
  const fragment = document.createDocumentFragment();
  const folded = fold(text);
  const ranges = words.flatMap((word) => rangesOf(word, folded));
  let done = 0;
  for (const [from, to] of ranges.sort((a, b) => a[0] - b[0] || b[1] - a[1])) {
    if (to <= done) continue;
    const mark = document.createElement("mark");
    mark.textContent = text.slice(Math.max(from, done), to);
    fragment.append(text.slice(done, Math.max(from, done)), mark);
    done = to;
  }
  fragment.append(text.slice(done));
  return fragment;
};

// Half of a surrogate pair would show as a question mark.
const wholeFrom = (text, at) => (/[\udc00-\udfff]/.test(text[at] ?? "") ? at - 1 : at);

// As in generator/search/texts.py: a line is a label and its text, or an indicator, and this parts the texts in it.
const APART = "\f";

const partAt = (text, at, mark) => {
  const end = text.indexOf(mark, at);
  return { start: text.lastIndexOf(mark, at) + 1, end: end < 0 ? text.length : end };
};
const lineAt = (text, at) => partAt(text, at, "\n");
const isPassage = ({ start, end }) => end - start >= PASSAGE_LENGTH;

// The pieces of a line in one, with a label set apart.
const joined = (pieces, isLabelled, texts) => {
  const [name, text] = pieces;
  return isLabelled && text ? fill(texts.labelled, { name, text }) : pieces.join(" ").trim();
};

const excerptAround = (text, at, texts) => {
  const whole = lineAt(text, at);
  const isLabelled = text.slice(whole.start, whole.end).split(APART).length === 2;
  const start = at - whole.start <= BEFORE_MATCH ? whole.start : wholeFrom(text, at - BEFORE_MATCH);
  const end = wholeFrom(text, Math.min(start + EXCERPT_LENGTH, whole.end));
  const excerpt = joined(text.slice(start, end).split(APART), isLabelled, texts);
  return `${start > whole.start ? "…" : ""}${excerpt}${end < whole.end ? "…" : ""}`;
};

// Whether the whole text at a place is among those that the reader has before the excerpt.
const isIn = (told, text, at) => {
  const [line, piece] = [lineAt(text, at), partAt(text, at, APART)];
  return told.includes(text.slice(Math.max(line.start, piece.start), Math.min(line.end, piece.end)));
};

// The text around a match; empty if all matches are in what is `told` anyway.
export const excerptOf = (text, words, told, texts) => {
  const folded = fold(text);
  const places = words.flatMap((word) => rangesOf(word, folded).map(([from]) => from)).filter((at) => !isIn(told, text, at));
  const at = places.find((place) => isPassage(lineAt(text, place))) ?? places[0];
  return at === undefined ? "" : excerptAround(text, at, texts);
};
