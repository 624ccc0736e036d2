import { askedIn, isOptional, isThere, nameIn } from "../shared/names.js";
import { otherField, otherLabel } from "./other.js";

// The fields that a paper asks for, and marks of the cells without one; a cell that is optional may not be on this copy.
export const askedOn = ({ cells }, paper) => new Set(fieldsIn(cells, paper, paper).filter(Boolean));

const valueOf = (place, holder) => holder && holder[nameIn(place, holder)];

// A group that is blank as a whole has all cells that are required.
const isOn = (place, holder) => (holder ? isThere(place, holder) : !isOptional(place));

const fieldsIn = (cells, holder, paper) =>
  cells
    .filter((cell) => isOn(cell, holder))
    .flatMap((cell) => {
      const value = valueOf(cell, holder);
      if (cell.type === "group") return fieldsIn(cell.cells, value, paper);
      return cell.type === "matrix" ? fieldsInMatrix(cell, value) : [cell.field ?? otherField(otherLabel(cell, holder, paper))];
    });

// A column exists for all lines, whichever of them is filled.
const fieldsInMatrix = ({ lines, columns }, value) => {
  const texts = lines.map((line) => valueOf(line, value)).filter(Boolean);
  const there = columns.filter((column) => !isOptional(column) || texts.some((row) => isThere(column, row)));
  const stated = lines.filter(({ source }) => source);
  return stated.flatMap(({ source, printed }) => askedIn(there, printed).map(({ field }) => fundsField(field, source)));
};

// The field of an amount of one source of funds has the source after its measure, unless it is the total.
export const fundsField = (field, source) => (source === "total" ? field : `${field}.${source}`);
