import { fill, grouped } from "../search/words.js";

// A project counts once for each year: its declaration where there is one, else its self-evaluation.
export const sumsOf = (rows) => {
  const counted = new Map();
  for (const row of rows) {
    const project = `${row.year}/${row.project}`;
    if (row.kind === "target" || !counted.has(project)) counted.set(project, row.fen);
  }
  const amounts = [...counted.values()].filter((fen) => fen !== null);
  return {
    forms: rows.length,
    projects: counted.size,
    fen: amounts.reduce((sum, fen) => sum + fen, 0),
    blank: counted.size - amounts.length,
  };
};

const yuanOf = (fen) => {
  const digits = String(Math.abs(fen)).padStart(3, "0");
  return `${fen < 0 ? "-" : ""}${grouped(`${digits.slice(0, -2)}.${digits.slice(-2)}`)}`;
};

export const sumsText = ({ forms, projects, fen, blank }, texts) =>
  fill(texts.sums, { forms, projects, amount: yuanOf(fen) }) + (blank ? fill(texts.blank, { blank }) : "");
