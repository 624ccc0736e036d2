import { changeFrom } from "./before.js";

// A figure that is not in the rows: by its name, its year and the form; null if unknown.
export const figureOf = (name, row, figures) => figures.get(name)?.get(row.year)?.[row.form] ?? null;

const byFigure = (name) => (row, figures) => figureOf(name, row, figures);
const KEYS = {
  project: byFigure("project"),
  unit: (row) => row.unitPlace,
  year: (row) => row.year,
  kind: (row) => row.kindName,
  type: (row) => row.types.join(),
  amount: (row) => row.fen,
  change: (row, figures) => changeFrom(figureOf("change", row, figures), row.fen),
  executed: byFigure("executed"),
  rate: byFigure("rate"),
  score: byFigure("score"),
  excess: byFigure("excess"),
  missed: (row) => row.missed,
  findings: (row) => row.findings,
};
// A map and not an object, because an address can ask for `__proto__`.
const keysOf = new Map(Object.entries(KEYS));
const MOST_FIRST = ["year", "amount", "change", "executed", "rate", "score", "excess", "missed", "findings"];

// A sort order is `amount`, `-amount` for descending, or empty for the original order.
export const columnOf = (sort) => sort.replace(/^-/, "");
export const isFromTheEnd = (sort) => sort.startsWith("-");

// The next order of a column: figures start descending, names ascending, then the reverse, then the original order.
export const nextSort = (sort, column) => {
  const orders = MOST_FIRST.includes(column) ? [`-${column}`, column, ""] : [column, `-${column}`, ""];
  return orders[(orders.indexOf(sort) + 1) % orders.length];
};

const collator = new Intl.Collator("zh", { numeric: true });

// Numbers to sort by, null for blanks. Texts repeat, and comparing them is slow, so each is compared only once.
const numbersFor = (keys) => {
  const texts = [...new Set(keys)].filter((key) => typeof key === "string").sort(collator.compare);
  const ranks = new Map(texts.map((text, rank) => [text, rank]));
  return keys.map((key) => (key === "" ? null : (ranks.get(key) ?? key)));
};

// Blanks come last in both directions. `figures` are the figures that are not in the rows.
export const sorted = (rows, sort, figures) => {
  const key = keysOf.get(columnOf(sort));
  if (!key) return rows;
  const sign = isFromTheEnd(sort) ? -1 : 1;
  const numbers = numbersFor(rows.map((row) => key(row, figures)));
  const order = ([a], [b]) => (a === null) - (b === null) || sign * (a - b);
  return rows
    .map((row, at) => [numbers[at], row])
    .sort(order)
    .map(([, row]) => row);
};
