import { fold } from "../search/fold.js";

const AMOUNT = /^(-?)(\d+|\d{1,3}(?:,\d{3})+)(\.\d+)?\s*([万亿]?)\s*元?$/;
const TIMES = { "": 1, 万: 10_000, 亿: 100_000_000 };

// What somebody writes as an amount, in fen; NaN where it is none, which is neither more nor less than any other.
export const fenOf = (text) => {
  const found = AMOUNT.exec(fold(text));
  if (!found) return NaN;
  const [, sign, whole, decimals = "", times] = found;
  return Math.round(Number(sign + whole.replaceAll(",", "") + decimals) * TIMES[times] * 100);
};
