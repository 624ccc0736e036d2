import { UNSPECIFIED, valuesOf } from "../shared/filters.js";
import { EVALUATION, TARGET } from "../shared/kinds.js";
import { CHOICES, TICKS } from "./address.js";
import { AMOUNT, isStated, outcomesIn, testOf } from "./ranges.js";
import { figureOf } from "./sorting.js";

// The forms of a year with the values for filtering, sorting and adding up; titles are loaded when shown. `years` are
// all years, newest first; `together` has by year the first forms of each project that has several units or names in it;
// `compared` are the years in which some form has a budget of the year before.
export const rowsOf = async (year, { units, departments, kinds, years, together, compared }) => {
  const columns = ["amounts", "findings", "missed", "repeated", "whole-units"].map((name) => year.column(name));
  const [amounts, findings, missed, repeated, wholeUnits] = await Promise.all(columns);
  const projects = projectsIn(repeated, together.get(String(year.year)) ?? []);
  const isCompared = compared.includes(year.year);
  const evaluated = new Set();
  const unitPlaces = new Map([...units.keys()].map((unit, place) => [unit, place]));
  const rows = amounts.map((fen, form) => {
    const facts = year.factsOf(form);
    if (facts.kind === EVALUATION) evaluated.add(projects[form]);
    const unit = { unitName: units.get(facts.unit) ?? facts.unit, unitPlace: unitPlaces.get(facts.unit) ?? null };
    const kindName = kinds.get(facts.kind) ?? "";
    const department = departments.get(facts.unit) ?? "";
    const { count = null, rules = [] } = findings[form] ?? {};
    const told = { findings: count, rules, missed: missed[form], isWholeUnit: wholeUnits[form], isCompared };
    return { ...facts, ...unit, kindName, ...told, source: year, form, project: projects[form], department, fen };
  });
  return rows.map((row) => ({ ...row, ...evaluationOf(row, evaluated, years[0]) }));
};

// The number of its first form for the project of each form.
const projectsIn = (repeated, together) => {
  const firsts = new Map(together.flatMap(([first, ...others]) => others.map((other) => [other, first])));
  let project = 0;
  return repeated.map((isRepeated, form) => {
    if (!isRepeated) project = firsts.get(form) ?? form;
    return project;
  });
};

// Whether the project of a declaration has a self-evaluation of the same year, and whether it lacks one that could be
// there: null for the newest year, whose self-evaluations are filed in the next, and for self-evaluations.
const evaluationOf = ({ kind, project, year }, evaluated, newest) => {
  if (kind !== TARGET) return { isEvaluated: null, due: null };
  const isEvaluated = evaluated.has(project);
  return { isEvaluated, due: year < newest ? !isEvaluated : null };
};

const choicesOf = {
  ...valuesOf,
  department: ({ department }) => [department || UNSPECIFIED],
  rule: ({ rules }) => rules,
};

// The tests that a form has to pass, by the name of the filter.
const testsOf = (state, figures) => {
  const choices = CHOICES.filter((name) => state[name].length).map((name) => {
    const asked = new Set(state[name]);
    return [name, (row) => choicesOf[name](row).some((value) => asked.has(value))];
  });
  const outcomes = outcomesIn(state).map((range) => {
    const isIn = testOf(range, state);
    return [range.name, (row) => isIn(figureOf(range.name, row, figures))];
  });
  const isAmountIn = testOf(AMOUNT, state);
  return [
    ...choices,
    ...outcomes,
    ...(isStated(AMOUNT, state) ? [[AMOUNT.name, ({ fen }) => isAmountIn(fen)]] : []),
    ...TICKS.filter((name) => state[name]).map((name) => [name, (row) => row[name] > 0]),
  ];
};

// The rows that match a state, and for each value of a choice how many rows of the other filters it would leave.
// `among` are sets of forms by year: only forms that are in each of them match.
export const filtered = (rows, state, among, figures) => {
  const tests = testsOf(state, figures);
  const counts = new Map(CHOICES.map((name) => [name, new Map()]));
  const count = (name, row) => {
    for (const value of choicesOf[name](row)) counts.get(name).set(value, (counts.get(name).get(value) ?? 0) + 1);
  };
  const met = rows.filter((row) => {
    if (!among.every((forms) => forms.get(row.year)?.has(row.form))) return false;
    const failed = tests.filter(([, test]) => !test(row));
    if (!failed.length) for (const name of CHOICES) count(name, row);
    else if (failed.length === 1 && counts.has(failed[0][0])) count(failed[0][0], row);
    return !failed.length;
  });
  return { rows: met, counts };
};
