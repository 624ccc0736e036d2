import { make } from "../shared/elements.js";
import { Files } from "../shared/files.js";
import { EVALUATION } from "../shared/kinds.js";
import { fill, groupedHundredths } from "../shared/words.js";
import { Year } from "../shared/year.js";
import { stripOf } from "./strip.js";

// Of fewer forms an order says nothing.
const LEAST = 5;

const numberOf = (text) => (text === "" ? null : Math.round(Number(text) * 100));
const sumOf = (values) => values.reduce((sum, value) => sum + value, 0);

// Where a value stands among all, itself included: its place from the largest, and how many others are equal.
export const placeOf = (own, values) => {
  const ordered = [...values].sort((a, b) => a - b);
  const half = (ordered.length - 1) / 2;
  return {
    forms: ordered.length,
    place: 1 + ordered.filter((value) => value > own).length,
    same: ordered.filter((value) => value === own).length - 1,
    middle: (ordered[Math.floor(half)] + ordered[Math.ceil(half)]) / 2,
    least: ordered[0],
    most: ordered[ordered.length - 1],
  };
};

// What is said of a figure among those of `forms`, and its drawing; nothing if the form does not have it. `words` are
// those for this figure.
const compared = (own, forms, figure, texts, words, more = "") => {
  if (own === null) return [];
  const values = forms.map((form) => form[figure]).filter((value) => value !== null);
  if (values.length < LEAST) return [make("p", {}, fill(texts.few, { ...words, forms: values.length, least: LEAST }))];
  const { least, most, middle, same, ...place } = placeOf(own, values);
  const blank = forms.length - values.length;
  const sentences = [
    fill(words.said, { ...words, ...place, middle: groupedHundredths(middle) }),
    same > 0 ? fill(texts.same, { same }) : "",
    more,
    blank ? fill(texts.blank, { blank }) : "",
  ];
  const ends = [least, most].map((end) => make("span", {}, `${groupedHundredths(end)} ${words.unit}`));
  return [make("p", {}, ...sentences), stripOf(own, values), make("p", { class: "standing__ends" }, ...ends)];
};

// The share of a budget in those of the same kind that its unit stated for the year; empty if there is no other.
const shareOf = (own, forms, texts) => {
  const budgets = forms.filter(({ unit, fen }) => unit === texts.unit && fen !== null).map(({ fen }) => fen);
  const sum = sumOf(budgets);
  if (own === null || budgets.length < 2 || sum <= 0) return "";
  return fill(texts.share, { among: texts.all, forms: budgets.length, share: percentOf(own, sum, texts) });
};

// One that is rounded to nothing or to everything is said to be close to it.
const percentOf = (own, sum, { slight, almost }) => {
  const rounded = ((100 * own) / sum).toFixed(1);
  return own > 0 && rounded === "0.0" ? slight : own < sum && rounded === "100.0" ? almost : `${rounded}%`;
};

// The forms of the year and kind, those of whole units apart, whose money is that of projects.
const formsOf = async (texts) => {
  const year = await Year.load(new Files(texts.root), texts.year);
  const names = ["amounts", "whole-units", ...(texts.kind === EVALUATION ? ["scores"] : [])];
  const [amounts, wholeUnits, scores = []] = await Promise.all(names.map((name) => year.column(name)));
  const told = (form) => ({ fen: amounts[form], score: scores[form] ?? null, isWhole: wholeUnits[form] });
  const all = amounts.map((_, form) => ({ ...year.factsOf(form), ...told(form) }));
  const ofKind = all.filter(({ kind }) => kind === texts.kind);
  return { forms: ofKind.filter(({ isWhole }) => !isWhole), whole: ofKind.filter(({ isWhole }) => isWhole).length };
};

// A link to the same forms in the explorer.
const wayToForms = ({ root, year, kind, see, all }) =>
  make("p", {}, make("a", { href: `${root}explore/?year=${year}&kind=${kind}` }, fill(see, { among: all })));

// `texts` are what the page says of its form, and the words to say it with.
export const tell = async (texts) => {
  const { forms, whole } = await formsOf(texts);
  const [fen, score] = [texts.amount, texts.score].map(numberOf);
  const alike = forms.filter(({ types }) => (texts.type ? types.includes(texts.type) : !types.length));
  const budget = { name: texts.amountName, among: texts.alike, said: texts.budget, unit: texts.yuan };
  const scored = { name: texts.scoreName, among: texts.all, said: texts.scored, unit: texts.points };
  const figures = [
    { told: compared(fen, alike, "fen", texts, budget, shareOf(fen, forms, texts)), remark: texts.budgetRemark },
    { told: compared(score, forms, "score", texts, scored), remark: texts.scoredRemark },
  ].filter(({ told }) => told.length);
  const drawn = figures.filter(({ told }) => told.some(({ localName }) => localName === "svg"));
  const isNeither = figures.length > 1 && !drawn.length;
  const neither = make("p", {}, fill(texts.neither, { among: texts.all, least: LEAST }));
  const told = isNeither ? [neither] : figures.flatMap((figure) => figure.told);
  if (drawn.length < figures.length) told.push(wayToForms(texts));
  const order = drawn.length ? [texts.remark, ...drawn.map(({ remark }) => remark)] : [];
  const remarks = [...order, whole ? fill(texts.whole, { whole }) : ""].join("");
  return remarks ? [...told, make("p", { class: "remark" }, remarks)] : told;
};
