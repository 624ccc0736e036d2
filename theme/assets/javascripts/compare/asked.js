import { askedIn, isOptional, isThere, nameIn } from "../shared/names.js";

// What a paper asks for, by what it means: a cell that it need not have may not be on this one.
export const askedOn = ({ cells }, paper) => new Set(fieldsIn(cells, paper).filter(Boolean));

const valueOf = (place, holder) => holder && holder[nameIn(place, holder)];

// What is blank as a whole has all that such a paper has at least.
const isOn = (place, holder) => (holder ? isThere(place, holder) : !isOptional(place));

const fieldsIn = (cells, holder) =>
  cells
    .filter((cell) => isOn(cell, holder))
    .flatMap((cell) => {
      const value = valueOf(cell, holder);
      if (cell.type === "group") return fieldsIn(cell.cells, value);
      return cell.type === "matrix" ? fieldsInMatrix(cell, value) : [cell.field];
    });

// A column is there for all lines, whichever of them has anything in it.
const fieldsInMatrix = ({ lines, columns }, value) => {
  const texts = lines.map((line) => valueOf(line, value)).filter(Boolean);
  const there = columns.filter((column) => !isOptional(column) || texts.some((row) => isThere(column, row)));
  const stated = lines.filter(({ source }) => source);
  return stated.flatMap(({ source, printed }) => askedIn(there, printed).map(({ field }) => fundsField(field, source)));
};

// An amount of one source of funds has that behind its measure, but for all of them together.
export const fundsField = (field, source) => (source === "total" ? field : `${field}.${source}`);
