import { UNSPECIFIED } from "../search/filters.js";

// The forms of a year with all that filtering, sorting and adding up need; their titles are fetched when shown.
export const rowsOf = async (year, departments) => {
  const [amounts, findings, repeated] = await Promise.all([year.amounts(), year.findings(), year.repeated()]);
  let project = 0;
  return amounts.map((fen, form) => {
    if (!repeated.has(form)) project = form;
    const facts = year.factsOf(form);
    const department = departments[facts.unit] ?? "";
    return { ...facts, source: year, form, project, department, fen, findings: findings[form] };
  });
};

const isAbsent = (value) => value === "" || value === undefined;
const fenOf = (yuan) => Math.round(Number(yuan) * 100);

const tests = {
  unit: (row, unit) => row.unit === unit,
  department: (row, department) => (row.department || UNSPECIFIED) === department,
  year: (row, year) => String(row.year) === year,
  type: (row, type) => (row.types.length ? row.types.includes(type) : type === UNSPECIFIED),
  kind: (row, kind) => row.kind === kind,
  from: (row, yuan) => row.fen !== null && row.fen >= fenOf(yuan),
  to: (row, yuan) => row.fen !== null && row.fen <= fenOf(yuan),
  findings: (row) => row.findings > 0,
};

export const filtered = (rows, state) => {
  const stated = Object.entries(tests).filter(([name]) => !isAbsent(state[name]));
  return rows.filter((row) => stated.every(([name, test]) => test(row, state[name])));
};

const keysOf = {
  unit: (row, names) => names.get(row.unit),
  department: (row) => row.department,
  year: (row) => row.year,
  kind: (row) => row.kind,
  type: (row) => row.types.join("、"),
  amount: (row) => row.fen,
  findings: (row) => row.findings,
};
const collator = new Intl.Collator("zh", { numeric: true });
const compared = (a, b) => (typeof a === "string" ? collator.compare(a, b) : a - b);

// By `amount`, or from the other end by `-amount`; otherwise as they come. Blanks come last from either end.
export const sorted = (rows, sort, unitNames) => {
  const key = keysOf[sort.replace(/^-/, "")];
  if (!key) return rows;
  const sign = sort.startsWith("-") ? -1 : 1;
  const keyed = rows.map((row) => [key(row, unitNames), row]);
  const isBlank = (value) => value === null || value === "";
  const order = ([a], [b]) => isBlank(a) - isBlank(b) || (isBlank(a) ? 0 : sign * compared(a, b));
  return keyed.sort(order).map(([, row]) => row);
};

// A project counts once for each year: its declaration where there is one, else its self-evaluation.
export const sumsOf = (rows) => {
  const counted = new Map();
  for (const row of rows) {
    const project = `${row.year}/${row.project}`;
    if (row.kind === "target" || !counted.has(project)) counted.set(project, row.fen);
  }
  const amounts = [...counted.values()].filter((fen) => fen !== null);
  return {
    forms: rows.length,
    projects: counted.size,
    fen: amounts.reduce((sum, fen) => sum + fen, 0),
    blank: counted.size - amounts.length,
  };
};
