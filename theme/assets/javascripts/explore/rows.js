import { fenOf } from "../shared/amounts.js";
import { UNSPECIFIED } from "../shared/filters.js";

// The forms of a year with all that filtering, sorting and adding up need; their titles are fetched when shown.
export const rowsOf = async (year, { units, departments, kinds }) => {
  const columns = [year.amounts(), year.findings(), year.missed(), year.repeated(), year.wholeUnits()];
  const [amounts, findings, missed, repeated, wholeUnits] = await Promise.all(columns);
  let project = 0;
  return amounts.map((fen, form) => {
    if (!repeated.has(form)) project = form;
    const facts = year.factsOf(form);
    const names = { unitName: units.get(facts.unit) ?? facts.unit, kindName: kinds.get(facts.kind) ?? "" };
    const department = departments.get(facts.unit) ?? "";
    const counts = { findings: findings[form], missed: missed[form] };
    const isWholeUnit = wholeUnits.has(form);
    return { ...facts, ...names, ...counts, source: year, form, project, department, fen, isWholeUnit };
  });
};

const tests = {
  unit: (row, unit) => row.unit === unit,
  department: (row, department) => (row.department || UNSPECIFIED) === department,
  year: (row, year) => String(row.year) === year,
  type: (row, type) => (row.types.length ? row.types.includes(type) : type === UNSPECIFIED),
  kind: (row, kind) => row.kind === kind,
  from: (row, fen) => row.fen !== null && row.fen >= fen,
  to: (row, fen) => row.fen !== null && row.fen <= fen,
  findings: (row) => row.findings > 0,
  missed: (row) => row.missed > 0,
};

// `found` are the forms that have the words asked for, by year; null where none are.
export const filtered = (rows, state, found) => {
  const values = { ...state, from: fenOf(state.from), to: fenOf(state.to) };
  const stated = Object.entries(tests).filter(([name]) => state[name]);
  const isFound = ({ year, form }) => !found || found.get(year)?.has(form);
  return rows.filter((row) => isFound(row) && stated.every(([name, test]) => test(row, values[name])));
};
