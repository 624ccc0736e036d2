import { outcomesIn } from "./ranges.js";

export const TARGET = "target";
export const EVALUATION = "self-evaluation";

// The one kind that a state asks for, none where it asks for several or any.
export const kindOf = ({ kind }) => (kind.length === 1 ? kind[0] : "");

// Whether a state asks for self-evaluations alone, as by what they missed.
export const areEvaluations = (state) =>
  kindOf(state) === EVALUATION || Boolean(state.missed) || outcomesIn(state).length > 0;
