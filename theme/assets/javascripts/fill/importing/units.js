// How a paper prints a unit of money, as in generator/definition/money_units.py and generator/importing/units.py.
import { Label, SPACE, ownLabelOf } from "./labels.js";

const YUAN = `(?:[十百千]?${SPACE}[万亿]|[十百千])?${SPACE}元`;
const RMB = String.raw`(?:人\s*民\s*币)?`;
const UNIT = `${RMB}${SPACE}[（(：:]?${SPACE}${YUAN}${SPACE}${RMB}`;
const ENDS = String.raw`(?![\p{L}\p{N}_])`;
const SHORT = `[万亿]${ENDS}`;
const SAID = `(?:金额|货币|计量|资金|预算)?单\\s*位${SPACE}[：:为是]?${SPACE}(?:${UNIT}|${SHORT})`;
const [OPEN, CLOSE] = ["[（(【〔\\[]", "[）)】〕\\]]"];
const [BEFORE, AFTER] = [`(?:[^（()）元万亿]*[，,；;])?${SPACE}`, "(?:[，,；;、／/][^（()）]*)?"];

const IN_BRACKETS = new RegExp(`${OPEN}${BEFORE}(?:${SAID}|${UNIT})${AFTER}${CLOSE}`, "u");
const BEHIND = new RegExp(
  `(?:[\\s／/：:，,、](?:${SAID}|${UNIT})[：:]?|${OPEN}${SPACE}${SHORT}${SPACE}${CLOSE})\\s*$`,
  "u",
);
const BY_ITSELF = `${OPEN}?${SPACE}${SAID}${SPACE}${CLOSE}*`;
const STATEMENT = new RegExp(`^${BY_ITSELF}$`, "u");
const APART = new RegExp(`(^|[\\s表）)])(${BY_ITSELF})(?=\\s|$)`, "u");
const FOR_ALL = new RegExp(`(?:${SAID}|金额${SPACE}[：:]${SPACE}${UNIT}|^${UNIT})${ENDS}|以${UNIT}(?:为${SPACE}单位|计)`, "u");
const NAME = new RegExp(`${YUAN}|${SHORT}`, "u");
// The maximum length of a label.
const LONGEST = 80;

// Some papers leave the last character out.
const unitIn = (match) => {
  const [name] = (match && NAME.exec(match[0])) ?? [];
  return name ? `${name.replace(/\s/g, "").replace(/元$/, "")}元` : "";
};

const behind = (label) => (label.length <= LONGEST ? (IN_BRACKETS.exec(label) ?? BEHIND.exec(label)) : null);

// The unit of money printed after a label, empty if there is none.
export const unitOf = (label) => unitIn(behind(label));

export const withoutUnit = (label) => {
  const match = behind(label);
  return match ? label.slice(0, match.index) + label.slice(match.index + match[0].length) : label;
};

// The unit of money that a text other than a known label states, empty if it states none.
export const unitForAll = (text) => unitIn(FOR_ALL.exec(text) ?? (text.length <= LONGEST ? IN_BRACKETS.exec(text) : null));

// Whether a text only states the unit of all amounts.
export const isStatement = (text) => STATEMENT.test(text);

// The pieces of a text in which the unit of all amounts is one of several.
export const statementsApart = (text) => {
  const match = text.length <= LONGEST && !text.includes("\n") ? APART.exec(text) : null;
  if (!match) return [text];
  const end = match.index + match[0].length;
  const first = [text.slice(0, end - match[2].length), match[2]].filter((each) => each.trim());
  return [...first, ...statementsApart(text.slice(end)).filter((each) => each.trim())];
};

// All amounts of a definition: the unit of each, and the texts of what may print it, the nearest first.
const amountsIn = (cells, around) => cells.flatMap((cell) => amountsOf(cell, around));

const amountsOf = (cell, around) => {
  const near = [[ownLabelOf(cell), ...(cell.also ?? [])], ...around];
  if (cell.type === "money") return [{ unit: cell.unit, around: near }];
  if (cell.type === "group") return amountsIn(cell.cells, near);
  const columns = (cell.columns ?? []).filter(({ type }) => type === "money");
  const inColumns = columns.map(({ name, label, also = [], under, unit }) => ({
    unit,
    around: [[label ?? name, ...also], [under], ...near],
  }));
  const inLine = ({ name, also = [] }) =>
    inColumns.map(({ unit, around: outside }) => ({ unit, around: [[name, ...also], ...outside] }));
  return [...inColumns, ...(cell.lines ?? []).flatMap(inLine)];
};

const bare = (texts) => new Label(texts.filter(Boolean).map(withoutUnit));

// The units that a paper prints for amounts that have another unit in its definition. The text printed nearest to an
// amount decides: its label, then the labels above or beside that, then a statement for all amounts.
export const otherUnits = ({ cells }, sheet, taken) => {
  const labels = new Map(taken.map(({ text, label }) => [text, label]));
  const printed = new Map(sheet.printed.map(({ text }) => [text, withoutUnit(labels.get(text) ?? text)]));
  const amounts = amountsIn(cells, []).map((each) => ({ ...each, label: each.around[0][0], around: each.around.map(bare) }));
  const known = amounts.flatMap(({ around }) => around);
  const isKnown = (text) => known.some((label) => label.isAllOf(text));
  const near = [...printed].filter(([text, plain]) => unitOf(text) && isKnown(plain));
  const units = new Map(near.map(([text]) => [text, unitOf(text)]));
  const others = sheet.printed.filter((field) => !units.has(field.text) && !sheet.isLabel(field));
  const forAll = others.map(({ text }) => [text, unitForAll(text)]).filter(([, unit]) => unit);
  const found = new Map();
  for (const { unit: expected, around, label } of amounts) {
    const beside = around.map((part) => [...units].filter(([text]) => part.isAllOf(printed.get(text))));
    const isThere = [...printed.values()].some((text) => around[0].isAllOf(text));
    for (const [text, unit] of beside.find((each) => each.length) ?? (isThere ? forAll : [])) {
      if (unit !== expected && !found.has(text)) found.set(text, { text, unit, label, expected });
    }
  }
  return [...found.values()];
};

export const unitsOf = ({ cells }) => new Set(amountsIn(cells, []).map(({ unit }) => unit));
