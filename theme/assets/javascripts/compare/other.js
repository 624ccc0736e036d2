import { has, labelOf, nameIn } from "../shared/names.js";
import { fill } from "../shared/words.js";

// Marks a label among the fields that a paper asks for: that of a cell without a field.
export const otherField = (label) => `/${label}`;

// The label of a cell that may be on several papers.
export const otherLabel = (cell, holder, paper) => labelOf(cell, holder ?? {}, paper);

// What a paper says beyond the fields, as paragraphs under the label of each cell; blank cells are left out.
export const othersIn = ({ cells }, paper, texts) => cellsIn(cells, paper, { paper, texts });

const cellsIn = (cells, holder, known) => {
  return cells.flatMap((cell) => {
    const value = valueOf(cell, holder);
    if (value === null || cell.type === "private" || cell.type === "heading") return [];
    if (cell.type === "group") return cellsIn(cell.cells, value, known);
    const paragraphs = paragraphsOf(cell, value, known.texts).filter(Boolean);
    return paragraphs.length ? [{ label: otherLabel(cell, holder, known.paper), paragraphs }] : [];
  });
};

const paragraphsOf = (cell, value, texts) => {
  switch (cell.type) {
    case "table":
      return cell.columns.some(isOther) ? value.map((row) => named(...firstIn(cell.columns, row), texts)) : [];
    case "matrix":
      return cell.lines.map((line) => {
        const columns = line.source ? cell.columns.filter(isOther) : cell.columns;
        return named(nameIn(line, value), textsIn(columns, valueOf(line, value) ?? {}), texts);
      });
    case "indicators":
      return cell.field ? [] : value.map(({ levels, columns }) => named(levels.filter(Boolean).join(" · "), textsIn(cell.columns, columns), texts));
    default:
      if (cell.field) return [];
      return Array.isArray(value) ? [value.join("、")] : withUnit(cell, value).split("\n");
  }
};

// For each indicator of a form, what stands in the columns without a field.
export const besideIndicators = ({ cells }, paper) => {
  const { columns, rows } = indicatorsIn(cells, paper) ?? { columns: [], rows: [] };
  return rows.map((row) => textsIn(columns.filter(isOther), row.columns));
};

const indicatorsIn = (cells, holder) => {
  for (const cell of cells) {
    const value = valueOf(cell, holder);
    if (value === null) continue;
    if (cell.type === "indicators" && cell.field) return { columns: cell.columns, rows: value };
    const inside = cell.type === "group" ? indicatorsIn(cell.cells, value) : null;
    if (inside) return inside;
  }
  return null;
};

const valueOf = (place, holder) => {
  const name = place.name && nameIn(place, holder);
  return name && has(holder, name) ? holder[name] : null;
};

// The direction of an indicator is said nowhere else.
const isOther = ({ type, field }) => type !== "private" && (!field || field === "direction");

const textsIn = (columns, row) => {
  const there = columns.filter((column) => column.type !== "private" && valueOf(column, row));
  return there.map((column) => `${nameIn(column, row)} ${withUnit(column, valueOf(column, row))}`);
};

const firstIn = (columns, row) => {
  const [first, ...others] = columns.filter(({ type }) => type !== "private");
  return [valueOf(first, row) ?? "", textsIn(others, row)];
};

const named = (name, said, texts) => {
  if (!said.length) return "";
  return name ? fill(texts.named, { name, text: said.join(texts.markSemicolon) }) : said.join(texts.markSemicolon);
};

const withUnit = ({ unit }, text) => (unit && /\d$/.test(text) ? `${text} ${unit}` : text);
