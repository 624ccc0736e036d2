import { budgetNameOf } from "../shared/kinds.js";
import { fill, grouped } from "../shared/words.js";
import { fundsField } from "./asked.js";
import { changesIn } from "./changes.js";
import { alongside, groupsOf } from "./indicators.js";
import { otherField } from "./other.js";

const RESULTS = "achievement";
const GOALS = ["annual_goal", "overall_goal", RESULTS];
// The budget of a form's year is the first of these measures that it states: as declared, or as adjusted over the year.
const BUDGETS = ["annual_budget", "full_year_budget"];

// Sections of rows that describe the forms; a row has a cell for each form. A row that is empty for all forms is omitted.
// `asked` are the fields that each paper asks for, null if unknown: they tell a cell left blank from one that the paper
// does not have.
export const sectionsOf = (forms, asked, texts) => {
  const nothing = ({ fields, none = texts.blank }, at) => {
    if (!fields || !asked[at]) return texts.dash;
    return fields.some((field) => asked[at].has(field)) ? none : texts.notAsked;
  };
  const told = (row) => ({ ...row, cells: row.cells.map((cell, at) => cell ?? { nothing: nothing(row, at) }) });
  return [summary, goals, indicators, funds, explanations, others]
    .map((section) => section(forms, texts))
    .map(({ title, rows }) => ({ title, rows: rows.filter(({ cells }) => cells.some(Boolean)).map(told) }))
    .filter(({ rows }) => rows.length);
};

// A paper may name a month or the end of a year in place of a day.
const period = (form, { fromTo }) => {
  const [start, end] = ["start", "end"].map((name) => form[name] || form[`${name}_written`]);
  return (start || end) && fill(fromTo, { start: start || "—", end: end || "—" });
};

// With the sign that only its heading has, if it certainly is in per cent; pages say the same, see `Rate` in generator/model.py.
const rateOf = ({ execution_rate: perCent, execution_rate_written: written }) =>
  perCent && Number(written.replaceAll(",", "")) === Number(perCent) ? `${written}%` : written;

const summary = (forms, texts) => {
  const row = (name, fields, of) => ({ name, fields, cells: forms.map((form) => of(form) || null) });
  const amount = (name, fields, field) => {
    return { name, fields, cells: amounts(forms, forms.map((form) => stated(form, field)), texts) };
  };
  const counted = (number, part, remarks = []) => {
    return number === undefined ? null : { text: String(number), part: number ? part : "", remarks };
  };
  const missed = ({ missed_targets: number, unclear_targets: unclear }) => {
    return counted(number, "indicators", unclear ? [fill(texts.unclearBeside, { count: unclear })] : []);
  };
  const rows = [
    { ...row(texts.type, ["project_type"], ({ project_type: types }) => said(types?.join(texts.markBetween))), none: texts.unticked },
    row(texts.department, ["department"], ({ department }) => said(department)),
    row(texts.period, ["period.start", "period.end"], (form) => said(period(form, texts))),
    amount(budgetNameOf(forms.flatMap(({ kind }) => kind ?? []), texts), moneyFields(BUDGETS), "budget"),
    amount(texts.executed, moneyFields(["executed"]), "executed"),
    row(texts.rate, ["execution.rate"], (form) => said(rateOf(form))),
    row(texts.score, ["total.score"], (form) => scored(form, texts)),
    row(texts.grade, ["grade"], ({ grade }) => said(grade)),
    row(texts.missed, null, missed),
    row(texts.findings, null, ({ findings }) => counted(findings?.length, "review")),
  ];
  return { title: texts.summary, rows };
};

// The budget of the year and what was spent of it are in the summary.
const isSummed = ({ measures, source_of_funds: source }) => source === "total" && (measures === BUDGETS || measures.includes("executed"));

// The labels that a form prints, where they are not the name of the row.
const printed = (labels, name, texts) => (labels.every((label) => label === name) ? "" : fill(texts.labelled, { label: labels.join(texts.markBetween) }));

// A row for each other measure of each source of funds.
const funds = (forms, texts) => {
  const listed = forms.map(({ funds = [] }) => {
    const budget = BUDGETS.find((measure) => funds.some((one) => one.measure === measure));
    const measured = funds.map((one) => ({ ...one, measures: one.measure === budget ? BUDGETS : [one.measure] }));
    return measured.filter((one) => !isSummed(one));
  });
  const columns = alongside(listed, ({ measures, source_of_funds: source }) => `${measures} ${source}`);
  const rows = [...columns.values()].map((cells) => {
    const [{ label: name, measures, source_of_funds: source }] = cells.flat();
    const items = cells.map(([item]) => item && itemOf(item, name, texts));
    return { name, fields: moneyFields(measures, source), cells: amounts(forms, items, texts) };
  });
  return { title: texts.funds, rows };
};

const itemOf = ({ amount_yuan: yuan, amount_written: written, amount_unit: unit, label }, name, texts) => {
  return { yuan, written, unit, printed: printed([label], name, texts) };
};

const moneyFields = (measures, source = "total") => measures.map((measure) => fundsField(`funds.${measure}`, source));

const narrative = (forms, texts, isIncluded) => {
  const passages = forms.map(({ narrative }) => (narrative ?? []).filter(({ topic }) => isIncluded(topic)));
  const rows = [...alongside(passages, ({ topic, label }) => topic || label).values()];
  return rows.map((cells) => {
    const [{ label: name, topic }] = cells.flat();
    const cell = (said) => ({
      paragraphs: said.flatMap(({ text }) => text.split("\n").filter((one) => one.trim())),
      remarks: [printed(said.map(({ label }) => label), name, texts)].filter(Boolean),
    });
    return { name, fields: [`narrative.${topic}`], cells: cells.map((said) => (said.length ? cell(said) : null)) };
  });
};

const goals = (forms, texts) => {
  const tellsResults = forms.some(({ narrative: told = [] }) => told.some(({ topic }) => topic === RESULTS));
  const title = tellsResults ? texts.goalsAndResults : texts.goals;
  return { title, rows: narrative(forms, texts, (topic) => GOALS.includes(topic)) };
};
const explanations = (forms, texts) => ({
  title: texts.explanations,
  rows: narrative(forms, texts, (topic) => !GOALS.includes(topic)),
});

// What papers ask beyond the fields, by label.
const others = (forms, texts) => {
  const rows = [...alongside(forms.map(({ others: said = [] }) => said), ({ label }) => label)].map(([name, columns]) => ({
    name,
    fields: [otherField(name)],
    cells: columns.map((said) => (said.length ? { paragraphs: said.flatMap(({ paragraphs }) => paragraphs) } : null)),
  }));
  return { title: texts.other, rows };
};

const indicators = (forms, texts) => {
  const cell = (column, isNamed) => ({ indicators: column.map((one) => line(one, isNamed, texts)) });
  const cells = (columns, isNamed) => columns.map((column) => (column.length ? cell(column, isNamed) : null));
  const groups = groupsOf(forms, texts);
  const rows = groups.flatMap(({ name, shared, own }) => [
    ...shared.map((row) => ({ name: row.name, group: name, cells: cells(row.cells, false) })),
    ...(own ? [{ ...(shared.length ? { name: texts.others, group: name } : { name }), cells: cells(own, true) }] : []),
  ]);
  return { title: texts.indicators, rows };
};

const line = (indicator, isNamed, texts) => ({
  name: isNamed ? indicator.indicator : "",
  target: indicator.target_written || texts.blank,
  actual: indicator.actual_written && fill(texts.actual, { actual: indicator.actual_written }),
  outcome: indicator.outcome,
  points: points(indicator.score_written, indicator.weight_written, texts),
  others: indicator.others ?? [],
});

const said = (text) => (text ? { text } : null);

const hundredths = (text) => Math.round(100 * Number(text));

// A total score, and the recomputed one where it differs.
const scored = (form, texts) => {
  const { total_score_written: written, total_weight_written: weight, total_score: score, recomputed_score: recomputed } = form;
  if (!written) return null;
  const isApart = recomputed && hundredths(recomputed) !== hundredths(score);
  return { text: points(written, weight, texts), remarks: isApart ? [fill(texts.rescored, { score: Number(recomputed) })] : [] };
};

const points = (score, weight, texts) => {
  if (!score) return "";
  return weight ? fill(texts.points, { score, weight }) : score;
};

const stated = (form, field) =>
  form[`${field}_yuan`] && { yuan: form[`${field}_yuan`], written: form[`${field}_written`], unit: form[`${field}_unit`] };

// In yuan, with the paper's own amount if it is in another unit, the difference from the year before, and the share of
// the largest in the row if there is more than one.
const amounts = (forms, items, texts) => {
  const changes = changesIn(forms, items, texts);
  const numbers = items.filter(Boolean).map(({ yuan }) => Number(yuan));
  const largest = numbers.length > 1 ? Math.max(...numbers) : 0;
  return items.map((item, at) => {
    if (!item) return null;
    const onForm = item.unit === texts.yuan ? "" : fill(texts.onForm, { amount: `${item.written} ${item.unit}` });
    return { text: grouped(item.yuan), remarks: [item.printed, onForm, changes[at]].filter(Boolean), share: largest > 0 ? Math.max(0, Number(item.yuan) / largest) : null };
  });
};
