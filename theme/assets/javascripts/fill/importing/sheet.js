// The fields of one paper, as in generator/importing/sheet.py: where its labels are, and which fields have not been used
// yet. A field is a text and its place; `part` counts the parts that one field of the table was split into.
import { COVERED } from "./clipboard.js";
import { isStatement, statementsApart } from "./units.js";

export const isBefore = (one, other) =>
  one.row - other.row || one.column - other.column || one.part - other.part;

// The fields that are not blank; the label of a unit and the unit beside it are one.
const filledIn = (line) => {
  const found = [];
  for (const [column, text] of line.entries()) {
    const last = found[found.length - 1];
    if (!text.trim()) continue;
    if (isStatement(`${last?.text ?? ""}${text}`.trim())) {
      if (last) last.text += text;
      else found.push({ column, text });
    } else found.push({ column, text });
  }
  return found;
};

// The fields of a line; those that begin with a label found nowhere by itself are split.
const fieldsIn = (line, row, inline) => {
  const filled = filledIn(line);
  return filled.flatMap(({ column, text }) => {
    const pieces = statementsApart(text).flatMap((each) => inline.divided(each, filled.length === 1));
    const parts = pieces.map((each, part) => ({ row, column, part, text: each.trim() }));
    return parts.filter((each) => each.text);
  });
};

export class Sheet {
  #labels;
  #rows;
  #covered;
  #isTable;
  #taken;
  #values = new Set();

  // A statement of the unit of all amounts is taken from the start: it is part of no cell.
  constructor(lines, labels) {
    this.#labels = labels;
    const inline = labels.without(lines.flat());
    this.#rows = lines.map((line, number) => fieldsIn(line, number, inline));
    this.#covered = lines.map((line) => [...line.keys()].filter((column) => line[column] === COVERED));
    this.#isTable = lines.map((line) => line.length > 1);
    this.#taken = new Set(this.#rows.flat().filter(({ text }) => isStatement(text)));
  }

  // The fields not taken of each row, from a row on; rows that are blank on the paper are skipped.
  rows(first = 0) {
    const there = this.#rows.slice(first).filter((row) => row.length);
    return there.map((row) => row.filter((field) => this.isLeft(field)));
  }

  // The places of a row that merged cells of the rows above cover, as fields without a text.
  covered(row) {
    return this.#covered[row].map((column) => ({ row, column, part: 0, text: "" }));
  }

  // The fields that no cell holds: labels, headings, and the rest.
  get printed() {
    return this.#rows.flat().filter((field) => !this.#values.has(field));
  }

  // The fields not taken of the row above a field, the nearest that is not blank on the paper.
  above({ row }) {
    const rows = this.#rows.slice(0, row).filter(({ length }) => length);
    return (rows[rows.length - 1] ?? []).filter((field) => this.isLeft(field));
  }

  left(first = 0) {
    return this.rows(first).flat();
  }

  isLeft(field) {
    return !this.#taken.has(field);
  }

  // Marks labels and headings, and the values of cells, as taken.
  take(labels, values = []) {
    for (const each of values) this.#values.add(each);
    for (const each of [...labels, ...values]) this.#taken.add(each);
  }

  // The first field that contains only a label, from a row on.
  find(label, first = 0) {
    return this.left(first).find(({ text }) => label.isAllOf(text));
  }

  // Whether a field is the only one of its row.
  isAlone({ row }) {
    return this.#rows[row].length === 1;
  }

  // The fields that are alone in their rows and have the text of another field, with any spacing.
  alike({ text }) {
    const alone = this.#rows.flat().filter((field) => this.isAlone(field));
    return alone.filter((field) => field.text.replace(/\s+/g, "") === text.replace(/\s+/g, ""));
  }

  isLabel({ text }) {
    return this.#labels.isAllOf(text);
  }

  // The remark in brackets after a label.
  remark({ text }) {
    return this.#labels.remark(text);
  }

  isInTable({ row }) {
    return this.#isTable[row];
  }

  // Whether both fields are in rows of a table, or both in lines of text.
  goOn(above, below) {
    return this.isInTable(above) === this.isInTable(below);
  }

  // The fields right of a label, up to the next one.
  rightOf(label) {
    const end = this.#endOf(label);
    return this.#rows[label.row].filter((field) => isBefore(label, field) < 0 && (!end || isBefore(field, end) < 0));
  }

  // What belongs to a label, row by row: right of it, and in the rows below without a label, not further left. If labels
  // share a field, it is uncertain what below belongs to which, and nothing there is returned.
  belongingTo(label) {
    const beside = this.rightOf(label);
    const shares = (other) => other.column === label.column && other !== label && this.isLabel(other);
    if (this.#rows[label.row].some(shares)) return beside.length ? [beside] : [];
    const first = beside[0]?.column ?? label.column;
    const end = this.#endOf(label)?.column ?? Infinity;
    const found = [beside];
    for (const row of this.rows(label.row + 1)) {
      const isNext = !row.length || row[0].column < first || row.some((field) => this.isLabel(field));
      if (isNext || !this.goOn(label, row[0])) break;
      found.push(row.filter(({ column }) => first <= column && column < end));
    }
    return found.filter((row) => row.length);
  }

  // Where in its row the content of a label ends: at the next label, or at a field that is taken.
  #endOf(label) {
    const after = this.#rows[label.row].filter((field) => isBefore(label, field) < 0);
    return after.find((field) => this.isLabel(field) || !this.isLeft(field));
  }
}
