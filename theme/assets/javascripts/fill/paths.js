import { EVALUATION } from "../shared/kinds.js";

const FORMS = "content/forms";

// The path of a published form's file.
export const publishedPathOf = (id) => `${FORMS}/${id}.yml`;

// The path of a form's file; generator/reading/place.py reads it.
export const pathOf = ({ unit, year, project, kind }) =>
  publishedPathOf(`${unit}/${year}/${project}${kind === EVALUATION ? `.${EVALUATION}` : ""}`);

// The path of a unit's file.
export const unitPathOf = ({ unit }) => `${FORMS}/${unit}/unit.yml`;

// Whether two file names are equal except for one part, of at most a fifth of the longer one.
export const areNear = (one, other) => {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  let [start, end] = [0, 0];
  while (start < short.length && short[start] === long[start]) start += 1;
  while (end < short.length - start && short[short.length - 1 - end] === long[long.length - 1 - end]) end += 1;
  return (long.length - start - end) * 5 <= long.length;
};
