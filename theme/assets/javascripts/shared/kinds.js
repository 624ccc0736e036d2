import { fill } from "./words.js";

export const TARGET = "target";
export const EVALUATION = "self-evaluation";

export const kindNameOf = (kind, texts) => (kind === EVALUATION ? texts.kindSelfEvaluation : texts.kindTarget);

// What forms of one kind call their budget; for several kinds, or none in particular, a name that covers all.
export const budgetNameOf = (kinds, texts) => {
  const [kind, ...others] = new Set(kinds);
  if (!kind || others.length) return texts.budget;
  return kind === EVALUATION ? texts.fullYearBudget : texts.annualBudget;
};

// What lists tell of the outcome of a self-evaluation, in words by name: what the form states, missed targets if there are
// any, and by how much its score exceeds the recomputed one, if it does. `nameOf` returns the name of a figure.
export const toldOf = ({ executed, rate, score, missed, excess }, texts, nameOf) => {
  const { told, toldMissed, toldExcess } = texts;
  const words = { executed: told, rate: told, score: told, missed: toldMissed, excess: toldExcess };
  const known = Object.entries({ executed, rate, score, missed, excess: excess > 0 && excess }).filter(([, value]) => value);
  return new Map(known.map(([name, value]) => [name, fill(words[name], { name: nameOf(name), value })]));
};
