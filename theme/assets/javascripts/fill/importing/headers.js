// The header of a table, as in generator/importing/headers.py: its columns on this paper, their positions, and the rows
// below.
import { headingOf, Label } from "./labels.js";
import { isBefore } from "./sheet.js";

// How many headings have to be known before others are taken by their position among them.
const SURE = 2;
// The most lines of footers and headers between the parts of a table.
const RUNNING = 4;

export const levelLabels = ({ levels }) => levels.map((level) => new Label([level]));

const sameTexts = (fields, texts) => fields.length === texts.length && fields.every(({ text }, at) => text === texts[at]);

const isEither = ({ own, others }, { text }) => own.isAllOf(text) || others.isAllOf(text);

// Whether texts follow a label in a row, and no headings.
const beginsRow = (sheet, label, row) => {
  const after = row.filter((field) => isBefore(label, field) < 0);
  return after.length > 0 && !after.some((field) => sheet.isLabel(field));
};

// Whether headings are those of another table. The label of a table stands alone above its headings, left of them, or left
// of a row below. `table` has its own label, and those of the other tables and of the groups that hold others.
const areOfAnother = (sheet, table, heads) => {
  if (!heads.length) return false;
  const first = Math.min(...heads.map(({ column }) => column));
  const last = Math.max(...heads.map(({ row }) => row));
  const above = sheet.above(heads[0]);
  if (above.length === 1 && isEither(table, above[0])) return !table.own.isAllOf(above[0].text);
  for (const row of sheet.rows(heads[0].row).filter(({ length }) => length)) {
    const label = row.find((field) => field.column < first && isEither(table, field));
    if (label && (row[0].row <= last || beginsRow(sheet, label, row))) return !table.own.isAllOf(label.text);
    if (row[0].row > last && sheet.isLabel(row[0])) return false;
  }
  return false;
};

// The fields that head a table, its headings from left to right, and the columns where levels of indicators begin. Nothing
// is read below `others`, which the definition does not have here; `taken` were identified by position.
class Header {
  constructor(fields, headings, levels, others, taken) {
    Object.assign(this, { fields, headings, levels, others, taken });
  }

  get first() {
    return this.headings[0].start;
  }

  get below() {
    return Math.max(...this.fields.map(({ row }) => row)) + 1;
  }

  // The heading above a field: the last one that starts at or before it.
  headingOf({ column }) {
    const before = this.headings.filter(({ start }) => start <= column);
    return before[before.length - 1];
  }

  // Whether a field is below a heading of the definition, or left of all headings.
  has({ column }) {
    const starts = [...this.levels, ...this.headings.map(({ start }) => start), ...this.others];
    return !this.others.includes(Math.max(-1, ...starts.filter((start) => start <= column)));
  }

  // Whether a row can belong to the table; only lines of indicators slip to the left of it.
  reaches(fields) {
    const start = Math.min(this.first, ...this.levels, ...this.others);
    return start <= fields[0].column || (this.levels.length > 0 && fields.length > 1);
  }

  // Whether the fields repeat the header, or one of its two rows.
  isAgainIn(fields) {
    const again = this.againIn(fields);
    const rows = new Map();
    for (const { row, text } of [...this.fields].sort(isBefore)) rows.set(row, [...(rows.get(row) ?? []), text]);
    return [...rows.values()].some((texts) => sameTexts(again, texts));
  }

  // The header at the position where it is repeated; repeating one of two rows does not move it.
  movedTo(fields) {
    const again = this.againIn(fields);
    if (again.length < this.fields.length) return this;
    const there = new Map([...this.fields].sort(isBefore).map(({ column }, at) => [column, again[at].column]));
    return new Header(
      again,
      this.headings.map((heading) => ({ ...heading, start: there.get(heading.start) })),
      this.levels.map((start) => there.get(start)),
      fields.filter((field) => !again.includes(field)).map(({ column }) => column),
      this.taken,
    );
  }

  // The fields that have the texts of the header.
  againIn(fields) {
    const texts = new Set(this.fields.map(({ text }) => text));
    return fields.filter(({ text }) => texts.has(text));
  }

  // By how many columns a row extends past the start of the last heading.
  beyond(fields) {
    return Math.max(0, fields[fields.length - 1].column - this.headings[this.headings.length - 1].start);
  }

  // By how many columns a line of indicators has to move to the right to stand below the header. `usual` is how far lines
  // extend past the start of the last column if that column is wide.
  slip(fields, usual) {
    if (fields[0].column < this.levels[0]) return this.levels[0] - fields[0].column;
    const beyond = this.beyond(fields);
    return beyond > usual ? -beyond : 0;
  }
}

// How many fields were found, 0 if two share a column.
const countOf = (found) => {
  const columns = found.filter(Boolean).map(({ column }) => column);
  return new Set(columns).size === columns.length ? columns.length : 0;
};

// The field of a row that matches each label, using each field once.
const matched = (row, labels) => {
  const free = [...row];
  return labels.map((label) => {
    const at = free.findIndex(({ text }) => label.isAllOf(text));
    return at < 0 ? null : free.splice(at, 1)[0];
  });
};

// The fields of headings, completed by unknown ones where exactly as many stand between two known ones.
const byPosition = (known, others) => {
  const found = [...known];
  const count = countOf(known);
  if (count < SURE || count * 2 < known.length) return found;
  for (let first = 0, end; first < known.length; first = end) {
    end = first + 1;
    while (end < known.length && !known[end] === !known[first]) end += 1;
    if (known[first]) continue;
    const [left, right] = [known[first - 1], known[end]];
    const isBetween = (field) =>
      (!left || (left.row === field.row && isBefore(left, field) < 0)) &&
      (!right || (right.row === field.row && isBefore(field, right) < 0));
    const between = others.filter(isBetween);
    if (between.length === end - first) found.splice(first, between.length, ...between);
  }
  return found;
};

// The first row with the most of these headings that is not of another table. Two rows count as one where headings stand
// below common ones.
const likeliest = (sheet, table, columns, labels) => {
  const single = sheet.rows();
  const double = single.slice(1).map((lower, at) => [...single[at], ...lower]);
  const rows = (columns.some(({ under }) => under) ? double : [...single, ...double]).map((row) => {
    const found = matched(row, labels);
    return { row, heads: found.filter(Boolean), count: countOf(found) };
  });
  rows.sort((one, other) => other.count - one.count);
  return rows.find(({ heads }) => !areOfAnother(sheet, table, heads))?.row ?? [];
};

// The name of a column on this paper, its own if the heading is none of its names.
const nameOf = (column, { text }) => {
  const name = headingOf(column).name(text);
  return (column.also ?? []).includes(name) ? name : column.name;
};

// The header of a table with these headings, which is taken; null if no row has half of them.
export const findHeader = (sheet, table, columns, levels = []) => {
  const labels = [...levels, ...columns.map(headingOf)];
  const row = likeliest(sheet, table, columns, labels);
  const known = matched(row, labels);
  const found = byPosition(
    known,
    row.filter((field) => !known.includes(field) && !sheet.isLabel(field)),
  );
  const fields = found.filter(Boolean);
  const headings = columns
    .map((column, at) => ({ column, field: found[levels.length + at] }))
    .filter(({ field }) => field)
    .map(({ column, field }) => ({ start: field.column, column, name: nameOf(column, field) }));
  if (fields.length * 2 < labels.length || !headings.length || !countOf(found)) return null;
  const heads = new Set(fields.map(({ column }) => column));
  const [first] = [...heads].sort((one, other) => one - other);
  const beside = row.filter(({ column }) => !heads.has(column));
  const others = beside.filter((field) => !sheet.isLabel(field) || field.column > first).map(({ column }) => column);
  sheet.take([...fields, ...beside.filter((field) => sheet.isLabel(field) && others.includes(field.column))]);
  const taken = found.map((field, at) => field && !known[at] && { text: field.text, label: labels[at].own });
  const starts = found.slice(0, levels.length).filter(Boolean);
  return new Header(
    fields,
    headings.sort((one, other) => one.start - other.start),
    starts.map(({ column }) => column),
    others,
    taken.filter(Boolean),
  );
};

// The columns that are missing in a header.
export const lacking = ({ headings }, columns) =>
  columns.filter((column) => !headings.some((heading) => heading.column === column)).map(({ name, label }) => label ?? name);

// The rows below a header up to the next label, each with its header; the label of the whole table may be beside any row.
// Where the header is printed again on the next page, the rows below use its new positions; that of another table ends them.
export function* rowsBelow(sheet, top, table) {
  let header = top;
  const below = sheet.rows(header.below);
  for (const [number, row] of below.entries()) {
    const labels = row.filter(({ text }) => table.own.isAllOf(text));
    const fields = row.filter((field) => !labels.includes(field));
    const isAgain = header.isAgainIn(fields);
    if (isAgain && !areOfAnother(sheet, table, header.againIn(fields))) {
      sheet.take(row);
      header = header.movedTo(fields);
      continue;
    }
    sheet.take(labels);
    if (isAgain) return;
    if (!fields.length) continue;
    if (sheet.isLabel(fields[0])) return;
    if (!sheet.goOn(header.fields[0], fields[0])) {
      if (below.slice(number + 1, number + 1 + RUNNING).some((each) => header.isAgainIn(each))) continue;
      return;
    }
    if (!header.reaches(fields)) return;
    const known = fields.filter((field) => header.has(field));
    if (known.length) yield [header, known];
  }
}

// The texts of a line by column; private texts are withheld.
export const textsBelow = (fields, header, withheld) => {
  const texts = Object.fromEntries(header.headings.map(({ name }) => [name, ""]));
  for (const field of fields) {
    const { name, column } = header.headingOf(field);
    texts[name] = column.type === "private" ? withheld : `${texts[name]}\n${field.text}`.trim();
  }
  return texts;
};
