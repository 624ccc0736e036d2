// Reads what has columns, as in generator/importing/tables.py: the rows of a table, the lines of a matrix, indicators.
import { findHeader, lacking, levelLabels, rowsBelow, textsBelow } from "./headers.js";
import { labelOf } from "./labels.js";
import { Sharing } from "./shared.js";

// `found` is null if the paper has no such table; `missing` are the parts that it does not have, `shared` the lines that
// share a cell with the line above.
const none = (label) => ({ found: null, missing: [label], taken: [], slipped: [], shared: [] });

const isSaid = (texts) => Object.values(texts).some(Boolean);

export const readRows = (sheet, table, { columns }, { withheld, label }) => {
  const header = findHeader(sheet, table, columns);
  if (!header) return none(label);
  const rows = [...rowsBelow(sheet, header, table)]
    .map(([below, fields]) => ({ below, row: fields.filter(({ column }) => column >= below.first) }))
    .filter(({ row }) => row.length);
  sheet.take([], rows.flatMap(({ row }) => row));
  const sharing = new Sharing(withheld);
  const found = rows.map(({ below, row }) => sharing.texts(row[0].text, row, sheet.covered(row[0].row), below));
  return { found, missing: lacking(header, columns), taken: header.taken, slipped: [], shared: sharing.found };
};

export const readMatrix = (sheet, table, { columns, lines }, { withheld, label }) => {
  const header = findHeader(sheet, table, columns);
  if (!header) return none(label);
  const read = lines.map((line) => lineOf(sheet, header, line, withheld));
  const missing = [...lacking(header, columns), ...read.filter(({ isThere }) => !isThere).map(({ name }) => name)];
  const found = Object.fromEntries(read.map(({ name, texts }) => [name, texts]));
  return { found, missing, taken: header.taken, slipped: [], shared: [] };
};

const lineOf = (sheet, header, line, withheld) => {
  const printed = labelOf(line);
  const label = sheet.find(printed, header.below);
  if (!label) return { name: line.name, texts: null, isThere: false };
  const fields = sheet.rightOf(label).filter((field) => field.column >= header.first && header.has(field));
  sheet.take([label], fields);
  const texts = textsBelow(fields, header, withheld);
  for (const { name, column } of header.headings) if (texts[name] === line.printed[column.name]) delete texts[name];
  return { name: printed.name(label.text), texts: isSaid(texts) ? texts : null, isThere: true };
};

// Indicators, each with its names and texts; names missing below a merged cell are those of the line above. A line that
// slipped out of its columns is moved back if that is possible.
export const readIndicators = (sheet, table, { columns, levels }, { withheld, label }) => {
  const header = findHeader(sheet, table, columns, levelLabels({ levels }));
  if (!header || header.levels.length < levels.length) return none(label);
  const found = [];
  let above = levels.map(() => "");
  const rows = [...rowsBelow(sheet, header, table)];
  const usual = usualOf(rows.map(([below, fields]) => below.beyond(fields)));
  const sharing = new Sharing(withheld);
  for (const [below, fields] of rows) {
    const read = upper(sheet, below, fields, above) ?? indicator(sheet, below, fields, above, { usual, sharing });
    if (!read) continue;
    found.push(read);
    above = [...read.levels, ...above.slice(read.levels.length)];
  }
  const indicators = found.filter((each) => Object.keys(each.columns).length || !isNamedElsewhere(each, found));
  const slipped = indicators.filter(({ isInPlace }) => !isInPlace);
  const missing = indicators.length ? lacking(header, columns) : [label];
  const all = indicators.map((each) => filledUp(each, levels));
  return { found: all, missing, taken: header.taken, slipped, shared: sharing.found };
};

// A name of an upper level may have indicators, or be one without texts.
const isNamedElsewhere = (one, found) =>
  found.some((each) => each !== one && one.levels.every((name, depth) => each.levels[depth] === name));

const filledUp = ({ levels, columns }, { length }) => ({
  levels: Array.from({ length }, (_, depth) => levels[depth] ?? ""),
  columns,
});

// The least of the most frequent numbers.
const usualOf = (numbers) => {
  const counts = new Map();
  for (const each of numbers) counts.set(each, (counts.get(each) ?? 0) + 1);
  const most = Math.max(0, ...counts.values());
  return Math.min(...[...counts].filter(([, count]) => count === most).map(([number]) => number));
};

// What a line says that consists of names of upper levels, each in its place.
const upper = (sheet, { levels }, fields, above) => {
  const start = levels.findIndex(
    (_, first) =>
      first + fields.length < levels.length && fields.every(({ column }, at) => column === levels[first + at]),
  );
  if (start < 0) return null;
  sheet.take([], fields);
  return { levels: [...above.slice(0, start), ...namesOf(fields)], columns: {}, isInPlace: false };
};

// The indicator of a line; `usual` is how far lines extend past the start of the last column.
const indicator = (sheet, header, fields, above, { usual, sharing }) => {
  const slip = header.slip(fields, usual);
  const moved = fields.map((field) => ({ ...field, column: field.column + slip }));
  const [names, texts] = divided(moved, header);
  const isInLast = isDeepest(names, header);
  const isNameless = !names.length && !above[above.length - 1];
  if (isNameless || (slip > 0 && !isInLast)) return null;
  sheet.take([], fields.slice(fields.length - names.length - texts.length));
  const levels = [...above.slice(0, above.length - names.length), ...namesOf(names)];
  const covered = slip ? [] : sheet.covered(fields[0].row);
  const columns = sharing.texts(levels[levels.length - 1], texts, covered, header);
  const isFilled = isSaid(columns) && isOneInEach(texts, header);
  return { levels, columns, isInPlace: slip === 0 && levels.every(Boolean) && isInLast && isFilled };
};

// The names and texts of a line; if the names have a gap and no text follows, the last name is the text.
const divided = (fields, header) => {
  const names = fields.filter(({ column }) => column < header.first);
  const texts = fields.filter(({ column }) => column >= header.first);
  if (!texts.length && !isDeepest(names, header)) {
    return [names.slice(0, -1), [{ ...names[names.length - 1], column: header.first }]];
  }
  return [names.slice(-header.levels.length), texts];
};

// Whether names are under the last levels, without a gap.
const isDeepest = (names, { levels }) => {
  const last = levels.slice(levels.length - names.length);
  return names.length <= levels.length && names.every(({ column }, at) => column === last[at]);
};

// Whether each text is below a heading of its own.
const isOneInEach = (texts, header) =>
  texts.length === new Set(texts.map((field) => header.headingOf(field))).size;

const namesOf = (fields) => fields.map(({ text }) => onOneLine(text));

// A name without the line breaks caused by a narrow column.
export const onOneLine = (text) => {
  const [name, ...rest] = text.split("\n").map((each) => each.trim()).filter(Boolean);
  return rest.reduce((all, line) => (all[all.length - 1] > "\xff" ? all + line : `${all} ${line}`), name);
};
