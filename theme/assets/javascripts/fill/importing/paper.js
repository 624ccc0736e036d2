// Puts a whole form that was copied in Word or Excel into a draft, cell by cell, as `disclosure import` reads a file.
import { Draft } from "../draft.js";
import { linesCopied } from "./clipboard.js";
import { filledFrom } from "./filling.js";
import { merged } from "./merging.js";
import { formsIn } from "./parts.js";

// The lines of the first form of a title, those above all titles included, and what the other forms are called; `other` is
// their title if none has this.
const firstOf = (forms, title) => {
  const titled = forms.filter((form) => form.title);
  const own = titled.find((form) => form.title === title);
  if (titled.length && !own) return { other: titled[0].title };
  const above = own === titled[0] ? forms.filter((form) => !form.title) : [];
  const others = titled.filter((form) => form !== own).map((form) => form.project || form.title);
  return { lines: [...above, ...(own ? [own] : [])].flatMap(({ lines }) => lines), others };
};

// The draft with what was pasted, and what to tell about it; without a draft nothing was filled in, because of `other`,
// the title of the form that it is, or of `units`, which the amounts of the form do not have. `papers` are all forms that
// can be filled in, `withheld` is what private cells hold in place of their content.
export const placed = (draft, copied, papers, withheld) => {
  const { definition } = draft;
  const { lines: all, struck } = linesCopied(copied);
  const titles = papers.map(({ title }) => title);
  const { lines, other, others } = firstOf(formsIn(all, definition, titles), definition.title);
  if (other) return { other };
  const result = filledFrom(definition, lines, withheld);
  if (result.otherUnits.length) return { units: result.otherUnits };
  const { cells, marked, strange, ...told } = merged(definition, result, { cells: draft.plain, marked: draft.marked });
  if (!told.count) return {};
  const { missing, slipped, taken, shared } = result;
  const left = [...result.left, ...strange];
  return { draft: new Draft(definition, cells, marked), ...told, missing, slipped, taken, shared, left, struck, others };
};
