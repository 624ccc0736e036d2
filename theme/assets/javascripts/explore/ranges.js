import { fenOf } from "../shared/amounts.js";
import { fold } from "../shared/fold.js";
import { EVALUATION } from "../shared/kinds.js";

const NUMBER = /^-?\d+(\.\d+)?\s*%?$/;

// Whether 0.985 means 98.5 % or less than one per cent cannot be known.
const FRACTION = /^0\.\d*[1-9]\d*$/;

// Per cent or points as people write them, in hundredths; NaN if it is neither.
const hundredthsOf = (text) => {
  const folded = fold(text);
  return NUMBER.test(folded) ? Math.round(parseFloat(folded) * 100) : NaN;
};

const rateOf = (text) => (FRACTION.test(fold(text)) ? NaN : hundredthsOf(text));

const rangeOf = (name, [from, to], read) => ({ name, from, to, ends: [from, to], read });

// The filter by an amount, with both ends included.
export const AMOUNT = rangeOf("amount", ["from", "to"], fenOf);
const OUTCOMES = [
  rangeOf("rate", ["rate_from", "rate_to"], rateOf),
  rangeOf("score", ["score_from", "score_to"], hundredthsOf),
];
export const RANGES = [AMOUNT, ...OUTCOMES];

export const isStated = ({ ends }, state) => ends.some((end) => state[end]);

// The ranges in a state that only self-evaluations can meet.
export const outcomesIn = (state) => OUTCOMES.filter((range) => isStated(range, state));

// Whether a state selects only self-evaluations, for example by their missed targets.
export const areEvaluations = (state) =>
  (state.kind.length === 1 && state.kind[0] === EVALUATION) || Boolean(state.missed) || outcomesIn(state).length > 0;

// Whether a figure, null if unknown, lies in the range that a state gives.
export const testOf = ({ from, to, read }, state) => {
  const [least, most] = [state[from] ? read(state[from]) : -Infinity, state[to] ? read(state[to]) : Infinity];
  return (figure) => figure !== null && figure >= least && figure <= most;
};
