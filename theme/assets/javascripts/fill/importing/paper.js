// Puts a whole form that was copied in Word or Excel into a draft, cell by cell, as `disclosure import` reads a file.
import { Draft } from "../draft.js";
import { linesCopied } from "./clipboard.js";
import { filledFrom, isTitle } from "./filling.js";
import { merged } from "./merging.js";

// The title of another form, if that is the first that the lines have.
const otherTitle = (lines, { title }, papers) => {
  if (lines.some((line) => isTitle(line, title))) return null;
  return papers.map((paper) => paper.title).find((other) => lines.some((line) => isTitle(line, other)));
};

// The lines of the first form, and whether another of its title follows.
const firstOf = (lines, { title }) => {
  const [, second] = [...lines.keys()].filter((number) => isTitle(lines[number], title));
  return { lines: lines.slice(0, second), isOneOfSeveral: second !== undefined };
};

// The draft with what was pasted, and what to tell about it; without a draft nothing was filled in, because of `other`,
// the title of the form that it is, or of `units`, which the amounts of the form do not have. `papers` are all forms that
// can be filled in, `withheld` is what private cells hold in place of their content.
export const placed = (draft, copied, papers, withheld) => {
  const { definition } = draft;
  const { lines: all, struck } = linesCopied(copied);
  const other = otherTitle(all, definition, papers);
  if (other) return { other };
  const { lines, isOneOfSeveral } = firstOf(all, definition);
  const result = filledFrom(definition, lines, withheld);
  if (result.otherUnits.length) return { units: result.otherUnits };
  const { cells, marked, strange, ...told } = merged(definition, result, { cells: draft.plain, marked: draft.marked });
  if (!told.count) return {};
  const { missing, slipped, taken } = result;
  const left = [...result.left, ...strange];
  return { draft: new Draft(definition, cells, marked), ...told, missing, slipped, taken, left, struck, isOneOfSeveral };
};
