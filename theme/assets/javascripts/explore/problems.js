import { fill } from "../shared/words.js";
import { AMOUNT, RANGES } from "./ranges.js";

// Why nothing can be listed for a state, each with its sentence and the fields that it is about. `unknown` are the values
// that are not offered, each with its field and the label of that. No form meets such a value, and none is to be left out
// of account instead: the address of a list that somebody was handed would then show other forms, and another sum, than it
// says. `nameOf` tells what figures are called.
export const problemsOf = (state, unknown, nameOf, texts) => {
  const values = unknown.map(({ label, value }) => fill(texts.unknownValue, { field: label, value })).join("，");
  return [
    ...(values ? [{ fields: unknown.map(({ name }) => name), text: fill(texts.unknown, { values }) }] : []),
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
