import { EVALUATION, TARGET } from "../shared/kinds.js";
import { fill, groupedHundredths } from "../shared/words.js";
import { figureOf } from "./sorting.js";

const rankOf = ({ fen, kind }) => 2 * (fen === null) + (kind !== TARGET);
const isBefore = (row, other) => (rankOf(row) - rankOf(other) || row.form - other.form) < 0;

// The form of each project and year whose budget counts, as `counted` in generator/catalogue/catalogue.py has it: the
// first that states one, declarations before self-evaluations. Whole units do not count.
export const countedOf = (rows) => {
  const counted = new Map();
  for (const row of rows.filter(({ isWholeUnit }) => !isWholeUnit)) {
    const project = `${row.year}/${row.project}`;
    if (!counted.has(project) || isBefore(row, counted.get(project))) counted.set(project, row);
  }
  return [...counted.values()];
};

// The amount spent is that of the self-evaluations that state it and their budget, declared or not, as `spent_in` in
// generator/catalogue/outcomes.py has it; null if none does.
export const sumsOf = (rows, figures) => {
  const counted = countedOf(rows);
  const summed = counted.filter(({ fen }) => fen !== null);
  const evaluated = rows.filter(({ isWholeUnit, kind }) => !isWholeUnit && kind === EVALUATION);
  const spent = evaluated.filter((row) => row.fen !== null && figureOf("executed", row, figures) !== null);
  return {
    forms: rows.length,
    fen: summed.reduce((sum, { fen }) => sum + fen, 0),
    blank: counted.length - summed.length,
    counted: counted.length,
    name: nameOf(summed),
    executed: spent.length ? spent.reduce((sum, row) => sum + figureOf("executed", row, figures), 0) : null,
    blankExecuted: evaluated.length - spent.length,
    executedName: spansYears(spent) ? "executedSumOfYears" : "executedSum",
  };
};

const spansYears = (rows) => new Set(rows.map(({ year }) => year)).size > 1;

// The name of a sum: over several years it is no year's budget, and self-evaluations state the adjusted budget.
const nameOf = (summed) => {
  if (spansYears(summed)) return "budgetSumOfYears";
  return summed.length && summed.every(({ kind }) => kind === EVALUATION) ? "fullYearSum" : "budgetSum";
};

export const sumsText = ({ forms, fen, blank, counted, name, executed, blankExecuted, executedName }, texts) => {
  const sumText = (named, sum, left, told) =>
    fill(texts.sum, { name: texts[named], amount: groupedHundredths(sum) }) + (left ? fill(told, { blank: left }) : "");
  const spent = executed === null ? [] : [sumText(executedName, executed, blankExecuted, texts.blankExecuted)];
  // Pages say the same of a sum that does not exist.
  const unsummed = counted ? texts.noBudget : texts.uncounted;
  const budget = counted > blank ? sumText(name, fen, blank, texts.blank) : fill(texts.told, { name: texts[name], value: unsummed });
  return [fill(texts.sums, { forms }), budget, ...spent].join(texts.markComma);
};
