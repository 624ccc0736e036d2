import { isThere, nameIn } from "../shared/names.js";
import { Line, yamlOf } from "./yaml.js";

// The cells to write: from texts and nulls, the mappings and lists that the form is read from.
const placed = (places, holder, valueOf) => {
  const there = places.filter((place) => isThere(place, holder)).map((place) => [place, nameIn(place, holder)]);
  return there.map(([place, name]) => [name, valueOf(place, holder[name])]);
};

const line = (columns, texts) => (texts ? new Line(placed(columns, texts, (_, text) => text)) : null);

const choice = ({ several }, chosen) => (several ? chosen : (chosen[0] ?? null));

// Indicators with the same upper names are put together, because a file can contain each name only once.
const grouped = (rows, depth) => {
  const groups = new Map();
  for (const row of rows) {
    const name = row.levels[depth];
    groups.set(name, [...(groups.get(name) ?? []), row]);
  }
  return groups;
};

const indicators = (shape, rows, depth = 0) => {
  if (depth === shape.levels.length) {
    const leaves = rows.map(({ columns }) => leaf(shape, columns));
    return leaves.length > 1 ? leaves : leaves[0];
  }
  const isBare = rows.length === 1 && !hasColumns(rows[0]) && rows[0].levels.slice(depth).every((name) => !name);
  if (depth && isBare) return null;
  return new Map([...grouped(rows, depth)].map(([name, below]) => [name, indicators(shape, below, depth + 1)]));
};

const hasColumns = ({ columns }) => columns && Object.keys(columns).length > 0;

// If there is only one column, its text is the indicator's value.
const leaf = ({ columns: [only, ...others] }, texts) => {
  if (!others.length) return texts?.[nameIn(only, texts)] ?? null;
  return texts && Object.keys(texts).length ? line([only, ...others], texts) : null;
};

const shapes = {
  choice,
  group: ({ cells }, inner) => new Map(written(cells, inner)),
  table: ({ columns }, rows) => rows.map((row) => line(columns, row)),
  matrix: ({ columns, lines }, inner) => new Map(placed(lines, inner, (_, texts) => line(columns, texts))),
  indicators,
};

const written = (cells, holder) => {
  const asked = cells.filter(({ type }) => type !== "heading");
  return placed(asked, holder, (cell, value) =>
    value === null || !shapes[cell.type] ? value : shapes[cell.type](cell, value),
  );
};

// The tree of a form's cells, as it is written.
export const treeOf = ({ cells }, holder) => new Map(written(cells, holder));

const behindSchema = (schema, map) => `# yaml-language-server: $schema=${schema}\n${yamlOf(map)}`;

// The file of a form: `cells` are those of the definition, with content as published.
export const formText = (definition, cells) => {
  const head = behindSchema(definition.schema, new Map([["form", definition.id]]));
  return `${head}\n${yamlOf(treeOf(definition, cells))}`;
};

// The file that describes a unit.
export const unitText = ({ schema, name }, unit) => behindSchema(schema, new Map([[name, unit]]));
