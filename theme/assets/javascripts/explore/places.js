import { idOf, unitIn, yearIn } from "../shared/picked.js";

// The picked forms that are among the rows, and by year the numbers of these forms. Only rows of their units and years can
// be they, and are looked at.
export const placesOf = async (picked, rows) => {
  const kinOf = ({ unit, year }) => `${unit}/${year}`;
  const wanted = new Set(picked);
  const kin = new Set(picked.map((form) => kinOf({ unit: unitIn(form), year: yearIn(form) })));
  const possible = rows.filter((row) => kin.has(kinOf(row)));
  const ids = await Promise.all(possible.map(async (row) => idOf((await row.source.row(row.form)).url)));
  const found = new Set(ids.filter((id) => wanted.has(id)));
  const places = new Map(possible.map(({ year }) => [year, new Set()]));
  for (const [at, row] of possible.entries()) if (found.has(ids[at])) places.get(row.year).add(row.form);
  return { found, places };
};
