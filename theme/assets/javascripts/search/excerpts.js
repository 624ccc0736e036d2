import { fold, rangesOf } from "../shared/fold.js";

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

const lineAt = (text, at) => {
  const end = text.indexOf("\n", at);
  return { start: text.lastIndexOf("\n", at) + 1, end: end < 0 ? text.length : end };
};
const isPassage = ({ start, end }) => end - start >= PASSAGE_LENGTH;

// A passage is clear by itself; a short cell needs the label before it, a label its cell.
const surroundingsOf = (text, at) => {
  const line = lineAt(text, at);
  if (isPassage(line)) return line;
  return { start: lineAt(text, Math.max(line.start - 2, 0)).start, end: lineAt(text, line.end + 1).end };
};
const excerptAround = (text, at) => {
  const whole = surroundingsOf(text, at);
  const start = at - whole.start <= BEFORE_MATCH ? whole.start : wholeFrom(text, at - BEFORE_MATCH);
  const end = wholeFrom(text, Math.min(start + EXCERPT_LENGTH, whole.end));
  const excerpt = text.slice(start, end).replaceAll("\n", " ");
  return `${start > whole.start ? "…" : ""}${excerpt}${end < whole.end ? "…" : ""}`;
};

export const excerptOf = (text, words) => {
  const folded = fold(text);
  const places = words.flatMap((word) => rangesOf(word, folded).map(([from]) => from));
  const at = places.find((place) => isPassage(lineAt(text, place))) ?? places[0];
  return at === undefined ? "" : excerptAround(text, at);
};
