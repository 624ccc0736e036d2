// Which options of a choice are ticked, as in generator/importing/boxes.py.
export const [TICKED, UNTICKED] = ["☑", "☐"];

const ALL_TICKED = "☑☒√✓✔✅■⊠🗹●◉\uf050\uf051\uf052\uf053\uf054\uf0fc\uf0fd\uf0fe";
const ALL_UNTICKED = "☐□○◯◻⬜×✗✘\uf06f\uf0a1\uf0a3\uf0a8";
const ANY = `[${ALL_TICKED}${ALL_UNTICKED}]`;
const BOX = new RegExp(`(${ANY})`, "u");
// A box drawn with brackets, empty or with a tick.
const BRACKETS = new RegExp(`[（(\\[【](${ANY}?)[）)\\]】]`, "gu");
const MARKS = /^[、，,；;。.]+|[、，,；;。.]+$/gu;

const tight = (text) => text.replace(/\s+/g, "");
const stripped = (text) => text.replace(MARKS, "");
const escaped = (text) => text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");

// The options in a text, and the text between them.
const divided = (words, names) => {
  const options = [...names.keys()].sort((one, other) => other.length - one.length).map(escaped).join("|");
  return words.split(new RegExp(`(${options})`, "u")).map(stripped).filter(Boolean);
};

// The option next to a box, the first or last of several words if the others have no box.
const optionIn = (words, names, isFirst) => {
  const found = divided(words, names);
  const isKnown = found.length && found.every((each) => names.has(each));
  return isKnown ? names.get(found[isFirst ? 0 : found.length - 1]) : stripped(words);
};

const sameItems = (some, others) => some.length === others.length && [...some].sort().join("\n") === [...others].sort().join("\n");

// The chosen words; none if the text only lists all options without ticks.
const withoutBoxes = (text, names) => {
  if (names.size > 1 && sameItems(divided(tight(text), names), [...names.keys()])) return [];
  const words = names.has(tight(text)) ? [tight(text)] : text.trim().split(/[、，,；;\s]+/u);
  return words.filter(Boolean).map((part) => names.get(part) ?? part);
};

// The names of the chosen options: those ticked, or the words of the text if it has no boxes. Boxes come all before or all
// after their options; a box without words is the option that the paper prints without a name. Each is returned once, also
// the whole text, which stands for every tick that has no words.
export const chosen = (text, { options, boxes = options }) => {
  const named = boxes.map((printed, at) => [tight(printed), options[at]]).filter(([printed]) => printed);
  const names = new Map(named);
  const [first, ...rest] = tight(text).replace(BRACKETS, (_, box) => box || UNTICKED).split(BOX);
  const drawn = rest.filter((_, at) => at % 2 === 0);
  const behind = rest.filter((_, at) => at % 2);
  if (!drawn.length) return withoutBoxes(text, names);
  const isBefore = !stripped(first);
  const words = isBefore ? behind : [first, ...behind.slice(0, -1)];
  const whole = text.trim();
  const ticked = drawn.map((box, at) => {
    const unnamed = boxes[at] === "" ? options[at] : "";
    return ALL_TICKED.includes(box) ? optionIn(words[at], names, isBefore) || unnamed || whole : null;
  });
  return [...new Set(ticked)].filter((each) => each !== null);
};
