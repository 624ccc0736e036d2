import { EVALUATION, TARGET } from "../shared/kinds.js";
import { fill, grouped } from "../shared/words.js";
import { figureOf } from "./sorting.js";

// Each project counts once a year: its declaration if there is one, else its self-evaluation. Whole units do not count.
// The amount spent is that of all self-evaluations, declared or not; null if none states it.
export const sumsOf = (rows, figures) => {
  const counted = new Map();
  for (const row of rows.filter(({ isWholeUnit }) => !isWholeUnit)) {
    const project = `${row.year}/${row.project}`;
    if (row.kind === TARGET || !counted.has(project)) counted.set(project, row);
  }
  const summed = [...counted.values()].filter(({ fen }) => fen !== null);
  const evaluated = rows.filter(({ isWholeUnit, kind }) => !isWholeUnit && kind === EVALUATION);
  const executed = evaluated.map((row) => figureOf("executed", row, figures)).filter((fen) => fen !== null);
  return {
    forms: rows.length,
    fen: summed.reduce((sum, { fen }) => sum + fen, 0),
    blank: counted.size - summed.length,
    executed: executed.length ? executed.reduce((sum, fen) => sum + fen, 0) : null,
    blankExecuted: evaluated.length - executed.length,
    name: nameOf(summed),
  };
};

// The name of a sum: over several years it is no year's budget, and self-evaluations state the adjusted budget.
const nameOf = (summed) => {
  if (new Set(summed.map(({ year }) => year)).size > 1) return "budgetSumOfYears";
  return summed.length && summed.every(({ kind }) => kind === EVALUATION) ? "fullYearSum" : "budgetSum";
};

const yuanOf = (fen) => {
  const digits = String(Math.abs(fen)).padStart(3, "0");
  return `${fen < 0 ? "-" : ""}${grouped(`${digits.slice(0, -2)}.${digits.slice(-2)}`)}`;
};

const blankText = (blank, texts) => (blank ? fill(texts.blank, { blank }) : "");

export const sumsText = ({ forms, fen, blank, name, executed, blankExecuted }, texts) =>
  [
    fill(texts.sums, { forms, name: texts[name], amount: yuanOf(fen) }) + blankText(blank, texts),
    ...(executed === null ? [] : [fill(texts.executedSum, { amount: yuanOf(executed) }) + blankText(blankExecuted, texts)]),
  ].join("，");
