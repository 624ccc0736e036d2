import { save } from "../shared/elements.js";
import { idOf } from "../shared/picked.js";
import { beforeOf, changeFrom, ofYears } from "./before.js";
import { csvOf } from "./csv.js";
import { linesOf } from "./selection.js";
import { figureOf } from "./sorting.js";
import { countedOf } from "./sums.js";

// Browsers limit the number of pending requests.
const PORTION = 2_000;

// Each of three bytes, as many as a file name can hold.
const MOST_IN_NAME = 80;

// Only unknown figures are left blank, and of `summed` the budgets that do not count: a declaration and its
// self-evaluation both state one, so that only this column adds up to the sum on the page. The tables of indicators,
// funds and findings have the same first column.
const COLUMNS = [
  ...["formId", "project", "unit", "department", "year", "kind", "type"],
  ...["amount", "summed", "executed", "ratePerCent", "score", "excess", "missed", "unclearMissed", "findings", "evaluated", "change", "url"],
];

const yuanOf = (fen) => (fen === null ? "" : (fen / 100).toFixed(2));

// A number for spreadsheets, which would take one with a sign for a text.
const perCentOf = (hundredths) => (hundredths === null ? "" : hundredths / 100);

const lineOf = (row, { url, title, amount, executed, score, excess, unclear }, { figures, counted }, texts) => [
  idOf(url),
  title,
  row.unitName,
  row.department || texts.noDepartment,
  row.year,
  row.kindName,
  row.types.join(texts.markBetween) || texts.noType,
  amount,
  counted.has(row) ? amount : "",
  executed,
  perCentOf(figureOf("rate", row, figures)),
  score,
  excess,
  row.missed,
  unclear,
  row.findings,
  row.isEvaluated === null ? "" : row.isEvaluated ? texts.isEvaluated : texts.notEvaluated,
  yuanOf(changeFrom(figureOf("change", row, figures), row.fen)),
  new URL(texts.root + url, location.href).href,
];

// Saves lines as a file named after its content and the selection.
const saveLines = (lines, names) => save(csvOf(lines), "text/csv", `${names.join("-").slice(0, MOST_IN_NAME)}.csv`);

// Saves the rows; rejected if one of them cannot be loaded completely.
export const downloadOf = async (rows, nameOf, chosen, texts) => {
  const lines = [COLUMNS.map(nameOf)];
  const figures = new Map([["change", await beforeOf(rows)], ["rate", await ofYears(rows, (source) => source.column("rates"))]]);
  const known = { figures, counted: new Set(countedOf(rows)) };
  for (let from = 0; from < rows.length; from += PORTION) {
    const portion = rows.slice(from, from + PORTION);
    lines.push(...(await Promise.all(portion.map(async (row) => lineOf(row, await row.source.row(row.form), known, texts)))));
  }
  saveLines(lines, [texts.fileName, ...chosen]);
};

// Saves the rows' lines of a table; rejected if one of the forms cannot be loaded.
export const downloadTable = async (rows, { table, title }, sources, chosen, texts) => {
  const addresses = await Promise.all(rows.map(async (row) => (await row.source.row(row.form)).url));
  const forms = await Promise.all(addresses.map((url) => sources.published(idOf(url))));
  saveLines(linesOf(forms, table, JSON.parse(texts.columns)[table], texts), [texts.fileName, title, ...chosen]);
};
