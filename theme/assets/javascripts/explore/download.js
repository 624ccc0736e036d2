import { csvOf } from "./csv.js";

// A browser has only so many requests under way.
const PORTION = 2_000;

const lineOf = (row, { url, title, amount }, root) => [
  title,
  row.unitName,
  row.department,
  row.year,
  row.kindName,
  row.types.join("、"),
  amount,
  row.findings,
  new URL(root + url, location.href).href,
];

const save = (text, name) => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
};

// Hands the rows over as a file; rejected where one of them cannot be had whole.
export const downloadOf = async (rows, headings, texts) => {
  const lines = [[...headings, texts.url]];
  for (let from = 0; from < rows.length; from += PORTION) {
    const portion = rows.slice(from, from + PORTION);
    lines.push(...(await Promise.all(portion.map(async (row) => lineOf(row, await row.source.row(row.form), texts.root)))));
  }
  save(csvOf(lines), texts.fileName);
};
