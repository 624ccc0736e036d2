import { make } from "../../shared/elements.js";
import { fill } from "../../shared/words.js";

const listed = (names, texts) => [...new Set(names)].join(texts.markBetween);

// What was done, in a sentence.
export const summaryOf = ({ draft, other, units, count }, own, texts) => {
  if (other) return fill(texts.wholeOther, { title: other, own: own.name.replace("\n", "") });
  if (units) return [texts.wholeUnits, ...units.map((each) => fill(texts.wholeUnit, each))].join("");
  return draft ? fill(texts.wholeFilled, { count }) : texts.wholeNone;
};

// The lines that share cells, by column, those that have its text apart from the others.
const sharedIn = (shared, texts) => {
  const lines = new Map();
  for (const { line, column, isCopied } of shared) {
    const key = `${isCopied} ${column}`;
    if (!lines.has(key)) lines.set(key, { text: isCopied ? texts.wholeShared : texts.wholeSharedOnce, column, names: [] });
    lines.get(key).names.push(line);
  }
  return [...lines.values()].map(({ text, column, names }) => fill(text, { column, names: listed(names, texts) }));
};

// What to look at: each a paragraph, that without a place line by line.
export const detailsOf = (done, texts) => {
  if (!done.draft) return [];
  const { replaced, kept, missing, slipped, taken, shared, left, struck, filled, others } = done;
  const counted = [
    [texts.wholeSeveral, others],
    [texts.wholeReplaced, replaced],
    [texts.wholeKept, kept],
    [texts.wholeMissing, missing],
    [texts.wholeSlipped, slipped.map(({ levels }) => levels[levels.length - 1])],
    [texts.wholeStruck, struck],
  ];
  const said = counted.filter(([, names]) => names.length).map(([text, names]) => fill(text, { names: listed(names, texts) }));
  const headings = taken.map((each) => fill(texts.wholeTaken, each));
  const looked = [...said, ...headings, ...sharedIn(shared, texts)].map((text) => make("p", { class: "fill-notice" }, text));
  const lines = left.map((line) => make("li", {}, line.join(" ｜ ")));
  const over = lines.length ? [make("p", { class: "fill-notice" }, texts.wholeLeft), make("ul", {}, ...lines)] : [];
  const all = make("details", { class: "unfold" }, make("summary", {}, texts.wholeWhere), make("p", {}, listed(filled, texts)));
  return [...looked, ...over, all];
};
