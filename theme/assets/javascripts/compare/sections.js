import { fill, grouped } from "../shared/words.js";
import { alongside, groupsOf } from "./indicators.js";

const GOALS = ["annual_goal", "overall_goal", "achievement"];
const EVALUATION = "self-evaluation";

// What is told of the forms, in sections of rows; a row has a cell for each form, null where the form has no such thing.
// Of a row that is there for no form nothing is said.
export const sectionsOf = (forms, texts) =>
  [summary, goals, indicators, funds, explanations]
    .map((section) => section(forms, texts))
    .map(({ title, rows }) => ({ title, rows: rows.filter(({ cells }) => cells.some(Boolean)) }))
    .filter(({ rows }) => rows.length);

const summary = (forms, texts) => {
  const row = (name, of) => ({ name, cells: forms.map((form) => of(form) || null) });
  const amount = (name, field) => ({ name, cells: amounts(forms.map((form) => stated(form, field)), texts) });
  const counted = (number, part) => (number === undefined ? null : { text: String(number), part: number ? part : "" });
  const rows = [
    row(texts.type, ({ project_type: types }) => said(types?.join("、"))),
    row(texts.department, ({ department }) => said(department)),
    row(texts.period, ({ start, end }) => said((start || end) && fill(texts.fromTo, { start: start || "—", end: end || "—" }))),
    amount(budgetOf(forms, texts), "budget"),
    amount(texts.executed, "executed"),
    row(texts.rate, ({ execution_rate_written: rate }) => said(rate)),
    row(texts.score, ({ total_score_written: score, total_weight_written: weight }) => said(points(score, weight, texts))),
    row(texts.grade, ({ grade }) => said(grade)),
    row(texts.missed, ({ missed_targets: missed }) => counted(missed, "indicators")),
    row(texts.findings, ({ findings }) => counted(findings?.length, "review")),
  ];
  return { title: texts.summary, rows };
};

const funds = (forms, texts) => {
  const listed = alongside(
    forms.map(({ funds }) => funds ?? []),
    ({ measure, source_of_funds: source }) => `${measure} ${source}`,
  );
  const rows = [...listed.values()].map((cells) => {
    const items = cells.map(([item]) => item && { yuan: item.amount_yuan, written: item.amount_written, unit: item.amount_unit });
    return { name: cells.flat()[0].label, cells: amounts(items, texts) };
  });
  return { title: texts.funds, rows };
};

const narrative = (forms, isIncluded) => {
  const passages = forms.map(({ narrative }) => (narrative ?? []).filter(({ topic }) => isIncluded(topic)));
  const rows = [...alongside(passages, ({ topic, label }) => topic || label).values()];
  return rows.map((cells) => ({
    name: cells.flat()[0].label,
    cells: cells.map((said) => (said.length ? { paragraphs: said.flatMap(({ text }) => text.split("\n")) } : null)),
  }));
};

const goals = (forms, texts) => ({ title: texts.goals, rows: narrative(forms, (topic) => GOALS.includes(topic)) });
const explanations = (forms, texts) => ({
  title: texts.explanations,
  rows: narrative(forms, (topic) => !GOALS.includes(topic)),
});

const indicators = (forms, texts) => {
  const cell = (column, isNamed) => ({ indicators: column.map((one) => line(one, isNamed, texts)) });
  const cells = (columns, isNamed) => columns.map((column) => (column.length ? cell(column, isNamed) : null));
  const groups = groupsOf(forms, texts.groupEndings.split(" "));
  const rows = groups.flatMap(({ name, shared, own }) => [
    ...shared.map((row) => ({ name: row.name, group: name, cells: cells(row.cells, false) })),
    ...(own ? [{ ...(shared.length ? { name: texts.others, group: name } : { name }), cells: cells(own, true) }] : []),
  ]);
  return { title: texts.indicators, rows };
};

const line = (indicator, isNamed, texts) => ({
  name: isNamed ? indicator.indicator : "",
  target: indicator.target_written || texts.blank,
  told: [
    indicator.actual_written && fill(texts.actual, { actual: indicator.actual_written }),
    points(indicator.score_written, indicator.weight_written, texts),
  ].filter(Boolean),
});

const said = (text) => (text ? { text } : null);

const points = (score, weight, texts) => {
  if (!score) return "";
  return weight ? fill(texts.points, { score, weight }) : score;
};

// Of declarations and self-evaluations together it is called what both are.
const budgetOf = (forms, texts) => {
  const kinds = new Set(forms.map(({ kind }) => kind).filter(Boolean));
  if (kinds.size > 1) return texts.budget;
  return kinds.has(EVALUATION) ? texts.fullYearBudget : texts.annualBudget;
};

const stated = (form, field) =>
  form[`${field}_yuan`] && { yuan: form[`${field}_yuan`], written: form[`${field}_written`], unit: form[`${field}_unit`] };

// In yuan, with what the paper says where that is in another unit, and its share of the largest in the row where it has
// any beside it.
const amounts = (items, texts) => {
  const numbers = items.filter(Boolean).map(({ yuan }) => Number(yuan));
  const largest = numbers.length > 1 ? Math.max(...numbers) : 0;
  return items.map((item) => {
    if (!item) return null;
    const remark = item.unit === texts.yuan ? "" : fill(texts.onForm, { amount: `${item.written} ${item.unit}` });
    return { text: grouped(item.yuan), remark, share: largest > 0 ? Math.max(0, Number(item.yuan) / largest) : null };
  });
};
