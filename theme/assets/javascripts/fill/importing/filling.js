// Finds the content of each cell of a definition on a paper, as in generator/importing/filling.py.
import { chosen } from "./boxes.js";
import { Label, SIGNED, SPACE, STAMPED, labelOf, labelsOf, ownLabelOf, pattern } from "./labels.js";
import { Sheet } from "./sheet.js";
import { readIndicators, readMatrix, readRows } from "./tables.js";
import { isStatement, otherUnits, unitForAll, unitsOf } from "./units.js";

const SIGNATURE = new Label(SIGNED);

const TABLES = { table: readRows, matrix: readMatrix, indicators: readIndicators };

const isOptional = ({ presence }) => presence === "optional";
const isChoice = ({ type }) => type === "choice";
const isLong = ({ type }) => type === "long-text";
const isShortText = ({ type }) => ["text", "code", "private"].includes(type);

const joined = (rows) => rows.map((row) => row.map(({ text }) => text).join(" ")).join("\n");

const valueOf = (cell, text) => (isChoice(cell) ? chosen(text, cell) : text);

const saysSomething = (value) => Boolean(value && (!Array.isArray(value) || value.length));

// The cells that hold a value, those inside groups after their group.
export const allIn = (cells) =>
  cells
    .filter(({ type }) => type !== "heading" && type !== "address")
    .flatMap((cell) => [cell, ...(cell.type === "group" ? allIn(cell.cells) : [])]);

// The rank of a cell in reading order: first those whose places are surer, or that determine its content.
const orderOf = ({ type, print }) => {
  if (TABLES[type]) return 0;
  if (type === "group") return 1;
  return print ? 3 : 2;
};

// Takes the content of each cell from a sheet; tables come first, because their headings are the surest marks.
class Filling {
  #definition;
  #withheld;
  #sheet;
  #cells;
  #read = new Map();
  #unlabelled = new Map();
  #said = new Map();
  #isTitled = false;
  #found = 0;
  #missing = [];
  #slipped = [];
  #taken = [];
  #shared = [];

  constructor(definition, lines, withheld) {
    this.#definition = definition;
    this.#withheld = withheld;
    this.#sheet = new Sheet(lines, labelsOf(definition));
    this.#readTitles();
    this.#cells = allIn(definition.cells).sort((one, other) => orderOf(one) - orderOf(other));
    for (const cell of this.#cells) this.#read.set(cell, this.#withoutPrivate(cell, this.#readCell(cell)));
  }

  get result() {
    return {
      read: this.#read,
      isRecognised: this.#isTitled || this.#hasMost,
      hasMost: this.#hasMost,
      missing: this.#missing,
      slipped: this.#slipped,
      taken: this.#taken,
      shared: this.#shared,
      left: this.#left(),
      otherUnits: otherUnits(this.#definition, this.#sheet, this.#taken),
    };
  }

  // Whether the paper has more of the labels than are missing.
  get #hasMost() {
    return this.#found > this.#missing.length;
  }

  // The texts of each line that were not assigned to a cell, those of a signature with its label.
  #left() {
    const lines = new Map();
    const { printed } = this.#sheet;
    for (const [at, field] of printed.entries()) {
      if (!this.#isLeft(field) && !this.#isBeside(field, printed[at + 1])) continue;
      if (!lines.has(field.row)) lines.set(field.row, []);
      lines.get(field.row).push(field.text);
    }
    return [...lines.values()];
  }

  // Whether a label of a signature says what the text after it is.
  #isBeside(label, text) {
    const isFree = SIGNATURE.isAllOf(label.text) && this.#sheet.isLeft(label);
    return isFree && text?.row === label.row && this.#isLeft(text) && !this.#sheet.isLabel(text);
  }

  // Whether a text was not assigned, is a label with a remark of its own, or a unit that no amount has.
  #isLeft(field) {
    if (this.#sheet.isLabel(field)) return !["", ...STAMPED, ...this.#said.values()].includes(this.#sheet.remark(field));
    if (isStatement(field.text)) return !unitsOf(this.#definition).has(unitForAll(field.text));
    return this.#sheet.isLeft(field);
  }

  // Takes the title wherever it stands alone, and what the form fills in within it.
  #readTitles() {
    const { title, subtitle } = this.#definition;
    const [first, ...others] = title.split("\n");
    for (const each of [first + subtitle, first, ...others, subtitle].filter(Boolean)) {
      const printed = pattern(each.replace(/^[（）()]+|[（）()]+$/g, ""), "([^\\s（()）：:]+?)");
      const whole = new RegExp(`^[（(]?${SPACE}${printed}${SPACE}[）)]?$`, "su");
      const field = this.#sheet.left().find(({ text }) => whole.test(text));
      if (!field) continue;
      this.#sheet.take([field, ...this.#sheet.alike(field)]);
      // In a list of forms, titles stand beside other columns.
      this.#isTitled ||= each !== subtitle && this.#sheet.isAlone(field);
      const values = whole.exec(field.text).slice(1);
      for (const [at, [, name]] of [...each.matchAll(/\{([^{}]*)\}/g)].entries()) this.#said.set(name, values[at]);
    }
  }

  #withoutPrivate(cell, { name, value, isThere }) {
    const isWithheld = cell.type === "private" && saysSomething(value);
    return { name, value: isWithheld ? this.#withheld : value, isThere };
  }

  // The name of a cell on this paper, its content, and whether it is on the paper.
  #readCell(cell) {
    const own = labelOf(cell);
    if (TABLES[cell.type]) return this.#readTable(cell, own);
    if (cell.type === "group") {
      this.#readUnlabelled(cell);
      return { name: cell.name, value: "", isThere: true };
    }
    if (this.#said.has(cell.name) || cell.print) {
      const text = this.#unlabelled.get(cell) ?? this.#said.get(cell.name) ?? "";
      return { name: cell.name, value: valueOf(cell, text), isThere: Boolean(text) };
    }
    return this.#readLabelled(cell, own);
  }

  #readTable(cell, own) {
    const told = { withheld: this.#withheld, label: ownLabelOf(cell) };
    const table = { own, others: this.#othersThan(cell) };
    const { found, missing, taken, slipped, shared } = TABLES[cell.type](this.#sheet, table, cell, told);
    const isFound = Boolean(found && Object.keys(found).length);
    if (isFound) this.#found += 1;
    if (isFound || !isOptional(cell)) this.#missing.push(...missing);
    this.#taken.push(...taken);
    this.#slipped.push(...slipped);
    this.#shared.push(...shared);
    return { name: cell.name, value: found, isThere: found !== null };
  }

  // The labels of the other tables, and of the groups that hold others.
  #othersThan(table) {
    const others = this.#cells.filter((each) => {
      const inner = allIn([each]);
      return inner.some(({ type }) => TABLES[type]) && !inner.includes(table);
    });
    return new Label(others.flatMap((each) => [ownLabelOf(each), ...(each.also ?? [])]));
  }

  // Reads the cells of a group that are printed without labels, right of its label, if exactly these are there.
  #readUnlabelled(group) {
    const unlabelled = group.cells.filter(({ print }) => print === "value");
    if (!unlabelled.length) return;
    const label = this.#sheet.find(labelOf(group));
    const fields = label ? this.#sheet.rightOf(label) : [];
    if (!label || ![0, unlabelled.length].includes(fields.length)) {
      this.#missing.push(ownLabelOf(group));
      return;
    }
    this.#sheet.take([label], fields);
    for (const [at, { text }] of fields.entries()) this.#unlabelled.set(unlabelled[at], text);
  }

  #readLabelled(cell, own) {
    const label = this.#sheet.find(own);
    if (!label || this.#lacksTwin(cell, own)) {
      if (!isOptional(cell)) this.#missing.push(ownLabelOf(cell));
      return { name: cell.name, value: valueOf(cell, ""), isThere: false };
    }
    this.#found += 1;
    const rows = this.#rowsOf(cell, label);
    this.#sheet.take([label], rows.flat());
    if (cell.caption) this.#said.set(cell.caption, own.remark(label.text));
    const name = own.name(label.text);
    const isOther = (cell.also ?? []).includes(name);
    return { name: isOther ? name : cell.name, value: valueOf(cell, joined(rows)), isThere: true };
  }

  // Whether required cells of this label outnumber its occurrences: then none can be assigned.
  #lacksTwin(cell, own) {
    const twins = this.#cells.filter((each) => ownLabelOf(each) === ownLabelOf(cell) && !isOptional(each));
    const printed = this.#sheet.printed.filter(({ text }) => own.isAllOf(text));
    return twins.length > 1 && twins.length > printed.length;
  }

  // The fields that belong to a label: a long text that begins beside it continues below. Only in a table do fields below
  // a label belong to it. A second text beside a short one is of a cell that the definition does not have.
  #rowsOf(cell, label) {
    const [beside, isInTable] = [this.#sheet.rightOf(label), this.#sheet.isInTable(label)];
    const goesBelow = (isLong(cell) || isChoice(cell)) && (beside.length > 0 || !isInTable);
    if (cell.top ? isInTable : goesBelow) return this.#sheet.belongingTo(label);
    return [isShortText(cell) ? beside.slice(0, 1) : beside];
  }
}

// What a paper says in the cells of a definition, and what a person should look at. `withheld` is what private cells hold
// in place of their content.
export const filledFrom = (definition, lines, withheld) => {
  const cells = definition.cells.filter(({ type }) => type !== "address");
  return new Filling({ ...definition, cells }, lines, withheld).result;
};
