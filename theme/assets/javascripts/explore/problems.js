import { fill } from "../shared/words.js";
import { AMOUNT, RANGES } from "./ranges.js";

// The reasons why a state lists nothing, each with its sentence and its fields. `unknown` are the values that are not
// offered, each with its field and the label of the field. Such a value must not be ignored: the shared address of a list
// would then show other forms, and another sum, than it says. `nameOf` returns the names of figures.
export const problemsOf = (state, unknown, nameOf, texts) => {
  const values = unknown.map(({ label, value }) => fill(texts.unknownValue, { field: label, value })).join(texts.markComma);
  return [
    ...(values ? [{ fields: unknown.map(({ name }) => name), text: fill(texts.unknown, { values }) }] : []),
    ...(state.only && !state.picked.length ? [{ fields: [], text: texts.nonePicked }] : []),
    ...RANGES.flatMap((range) => problemsOfRange(range, state, nameOf, texts)),
  ];
};

const problemsOfRange = (range, state, nameOf, texts) => {
  const { from, to, ends, read } = range;
  const stated = ends.filter((end) => state[end]);
  const wrong = stated.filter((end) => Number.isNaN(read(state[end])));
  const areCrossed = stated.length === 2 && read(state[from]) > read(state[to]);
  const isAmount = range === AMOUNT;
  const crossed = isAmount ? texts.crossed : fill(texts.crossedNumbers, { name: nameOf(range.name) });
  return [
    ...wrong.map((end) => ({ fields: [end], text: fill(isAmount ? texts.noAmount : texts.noNumber, { value: state[end] }) })),
    ...(areCrossed ? [{ fields: ends, text: crossed }] : []),
  ];
};
