import { outcomesIn } from "./ranges.js";

export const TARGET = "target";
export const EVALUATION = "self-evaluation";

// The one kind that a state selects, empty if it selects several or any.
export const kindOf = ({ kind }) => (kind.length === 1 ? kind[0] : "");

// Whether a state selects only self-evaluations, for example by their missed targets.
export const areEvaluations = (state) =>
  kindOf(state) === EVALUATION || Boolean(state.missed) || outcomesIn(state).length > 0;
