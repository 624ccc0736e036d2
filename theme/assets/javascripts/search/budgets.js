import { roundedTo } from "../shared/amounts.js";
import { passes } from "../shared/filters.js";
import { Year } from "../shared/year.js";

// The filtered forms whose budget rounds to the amount that a query is, each as its year and number, with the range of what
// rounds to it; null if there are none. Pages tell rounded budgets beside those of the forms.
export const budgetsNear = async (files, names, state) => {
  const range = roundedTo(state.q);
  const isIn = (fen) => fen !== null && fen >= range.least && fen <= range.most;
  const ofYears = names.map(async (name) => {
    const year = await Year.load(files, name);
    const amounts = await year.column("amounts");
    const forms = [...amounts.keys()].filter((form) => isIn(amounts[form]) && passes(year.factsOf(form), state));
    return forms.map((form) => `${year.year}/${form}`);
  });
  const forms = (await Promise.all(ofYears)).flat();
  return forms.length ? { ...range, forms } : null;
};
