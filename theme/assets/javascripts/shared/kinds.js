export const TARGET = "target";
export const EVALUATION = "self-evaluation";

export const kindNameOf = (kind, texts) => (kind === EVALUATION ? texts.kindSelfEvaluation : texts.kindTarget);

// What forms of one kind call their budget; for several kinds, or none in particular, a name that covers all.
export const budgetNameOf = (kinds, texts) => {
  const [kind, ...others] = new Set(kinds);
  if (!kind || others.length) return texts.budget;
  return kind === EVALUATION ? texts.fullYearBudget : texts.annualBudget;
};
