// The labels that a definition prints on its paper, and how to find them among other texts: as in
// generator/importing/labels.py.

// Labels that units add below a paper: a signature must not be read as an indicator.
export const SIGNED = [
  ...["填表人", "填报人", "制表人", "经办人", "审核人", "复核人", "联系人", "负责人", "{单位}负责人", "{单位}领导"],
  ...["填表", "填报", "制表", "经办", "审核", "复核", "联系电话", "联系方式", "电话", "手机"],
  ...["填表日期", "填报日期", "填表时间", "填报时间", "盖章", "{单位}盖章", "{单位}签字"],
];

// Remarks behind the label of a unit that say where its stamp goes, and nothing to be kept.
export const STAMPED = ["盖章", "公章", "签章", "印章", "单位盖章", "单位公章", "加盖公章"];

// Papers are laid out with long runs of spaces, which must not be divided among several patterns in turn.
export const SPACE = String.raw`\s*(?!\s)`;

const WIDTHS = new Map(
  ["（(", "）)", "：:", "，,", "；;", "／/", "％%"].flatMap((both) => [...both].map((mark) => [mark, `[${both}]`])),
);
const REMARK = "[（(](?<remark>[^（()）]*)[）)]";

const escaped = (sign) => sign.replace(/[\\^$.*+?()[\]{}|/]/, "\\$&");

// The pattern of a printed text: with any spaces, marks of either width, and filled-in parts.
export const pattern = (text, filledIn = "[^\\s：:]{1,12}?") => {
  const parts = text.replace(/\s+/g, "").match(/\{[^{}]*\}|./gsu) ?? [];
  return parts
    .map((part) => ([...part].length > 1 ? filledIn : (WIDTHS.get(part) ?? escaped(part))))
    .join(SPACE);
};

// The pattern of a label; a colon at its end is optional on paper, as for labels without one.
const uncoloned = (text) => pattern(text.replace(/\s+/g, "").replace(/[：:]+$/, "") || text);

// A part of the paper that is printed as one of several texts, with any spacing.
export class Label {
  #texts;
  #all;
  #first;
  #here;
  #next;

  constructor(texts) {
    this.#texts = [...new Set(texts.filter(Boolean))];
    const longest = [...this.#texts].sort((one, other) => other.length - one.length);
    const label = `(?:${longest.map(uncoloned).join("|") || "(?!)"})`;
    const ahead = `(?=\\S)(?=${label}(?:${SPACE}${REMARK})?(?<end>${SPACE}[：:]|\\s|$))`;
    const first = `${SPACE}(?<label>${label}(?:${SPACE}${REMARK})?)(?<end>${SPACE}[：:]${SPACE}|\\s+(?!\\s))`;
    this.#all = new RegExp(`^${SPACE}${label}${SPACE}(?:${REMARK}${SPACE})?(?:[：:]${SPACE})?$`, "su");
    this.#first = new RegExp(first, "suy");
    this.#here = new RegExp(ahead, "suy");
    this.#next = new RegExp(`\\s${ahead}`, "sug");
  }

  // The first of its texts.
  get own() {
    return this.#texts[0];
  }

  // Whether a text is this label, with nothing else but a remark in brackets.
  isAllOf(text) {
    return this.#all.test(text);
  }

  // The remark in brackets after the label that a text is.
  remark(text) {
    return this.#all.exec(text)?.groups.remark ?? "";
  }

  // The text of the label that is printed here, the first if none matches.
  name(text) {
    return this.#texts.find((each) => new Label([each]).isAllOf(text)) ?? this.#texts[0];
  }

  // The label with only those of its texts that do not occur among these.
  without(texts) {
    const known = texts.filter((text) => this.isAllOf(text));
    const isThere = (each) => known.some((text) => new Label([each]).isAllOf(text));
    return new Label(known.length ? this.#texts.filter((each) => !isThere(each)) : this.#texts);
  }

  // A text with its labels separated from what follows each. If `isBySpace` is false, only colons separate labels.
  divided(text, isBySpace) {
    const pieces = [];
    let start = 0;
    for (;;) {
      this.#first.lastIndex = start;
      const match = this.#first.exec(text);
      if (!match || !(isBySpace || match.groups.end.trim())) return [...pieces, text.slice(start)];
      const end = match.index + match[0].length;
      const found = this.#following(text, end, isBySpace);
      if (!found) return [...pieces, match.groups.label, text.slice(end)];
      pieces.push(match.groups.label, text.slice(end, found.index));
      start = found.index + found[0].length;
    }
  }

  // Where the next label begins: right there or after a space.
  #following(text, start, isBySpace) {
    this.#here.lastIndex = start;
    const here = this.#here.exec(text);
    this.#next.lastIndex = start;
    for (let found = here ?? this.#next.exec(text); found; found = this.#next.exec(text)) {
      if (isBySpace || found.groups.end.trim()) return found;
    }
    return null;
  }
}

// The label of a cell or a line; its first text is the key.
export const labelOf = (part) => new Label([part.name, part.printed, part.label, ...(part.also ?? [])].filter(isText));

// The heading of a column; its first text is the key.
export const headingOf = ({ name, label, also = [] }) => new Label([name, label, ...also]);

// A label that matches everything printed on the paper of a definition.
export const labelsOf = ({ cells }) => new Label([...cells.flatMap(printedIn), ...SIGNED]);

// The text that a cell prints as its label; what a line prints in its cells is another thing.
const isText = (printed) => typeof printed === "string";

export const ownLabelOf = ({ name, printed, label }) => (isText(printed) ? printed : (label ?? name));

const printedIn = (cell) => [
  ownLabelOf(cell),
  ...(cell.also ?? []),
  ...(cell.cells ?? []).flatMap(printedIn),
  ...(cell.lines ?? []).flatMap((line) => [line.name, ...(line.also ?? [])]),
  ...(cell.levels ?? []),
  ...(cell.columns ?? []).flatMap(({ name, label, also = [], under }) => [label ?? name, ...also, under]),
];
