export const TARGET = "target";
export const EVALUATION = "self-evaluation";

// Whether a state asks for self-evaluations alone, as by what they missed.
export const areEvaluations = ({ kind, missed }) => Boolean(kind === EVALUATION || missed);
