import { csvOf } from "./csv.js";

// A browser has only so many requests under way.
const PORTION = 2_000;

// In three bytes each, as many as the name of a file holds.
const MOST_IN_NAME = 80;

// Of what is not known only figures are left blank.
const COLUMNS = [
  ...["project", "unit", "department", "year", "kind", "type"],
  ...["amount", "executed", "rate", "score", "missed", "unclearMissed", "findings", "url"],
];

const lineOf = (row, { url, title, amount, executed, rate, score, unclear }, texts) => [
  title,
  row.unitName,
  row.department || texts.noDepartment,
  row.year,
  row.kindName,
  row.types.join("、") || texts.noType,
  amount,
  executed,
  rate,
  score,
  row.missed,
  unclear,
  row.findings,
  new URL(texts.root + url, location.href).href,
];

const save = (text, name) => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
};

// Hands the rows over as a file named after what they were chosen by; rejected where one of them cannot be had whole.
export const downloadOf = async (rows, nameOf, chosen, texts) => {
  const lines = [COLUMNS.map(nameOf)];
  for (let from = 0; from < rows.length; from += PORTION) {
    const portion = rows.slice(from, from + PORTION);
    lines.push(...(await Promise.all(portion.map(async (row) => lineOf(row, await row.source.row(row.form), texts)))));
  }
  save(csvOf(lines), `${[texts.fileName, ...chosen].join("-").slice(0, MOST_IN_NAME)}.csv`);
};
