import { groupedHundredths } from "../shared/words.js";

// What is read of each year of some rows, by year.
export const ofYears = async (rows, read) => {
  const years = new Map(rows.map(({ year, source }) => [year, source]));
  return new Map(await Promise.all([...years].map(async ([year, source]) => [year, await read(source)])));
};

// The budgets of the year before, by year, for the years of some rows.
export const beforeOf = (rows) => ofYears(rows, (source) => source.before());

// By how many fen a budget exceeds that of the year before; null if one of the two is not there.
export const changeFrom = (was, fen) => (was === null || fen === null ? null : fen - was);

// A change in yuan, as displayed.
export const changeText = (change) => `${change > 0 ? "+" : "−"}${groupedHundredths(Math.abs(change))}`;
