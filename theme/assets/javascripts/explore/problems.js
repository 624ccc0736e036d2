import { fenOf } from "../shared/amounts.js";
import { fill } from "../shared/words.js";

const AMOUNTS = ["from", "to"];

// Why nothing can be listed for a state, each with its sentence and the fields that it is about. `unknown` are the fields
// whose value is not offered, each with its label. No form meets such a value, and none is to be left out of account
// instead: the address of a list that somebody was handed would then show other forms, and another sum, than it says.
export const problemsOf = (state, unknown, texts) => {
  const stated = AMOUNTS.filter((name) => state[name]);
  const wrong = stated.filter((name) => Number.isNaN(fenOf(state[name])));
  const areCrossed = stated.length === 2 && fenOf(state.from) > fenOf(state.to);
  const values = unknown.map(({ name, label }) => fill(texts.unknownValue, { field: label, value: state[name] })).join("，");
  return [
    ...(values ? [{ fields: unknown.map(({ name }) => name), text: fill(texts.unknown, { values }) }] : []),
    ...wrong.map((name) => ({ fields: [name], text: fill(texts.noAmount, { value: state[name] }) })),
    ...(areCrossed ? [{ fields: AMOUNTS, text: texts.crossed }] : []),
  ];
};
