// Sums of money as people write them, in fen, which are integers.
import { fold } from "./fold.js";

export const YUAN = "元";

const AMOUNT = /^(-?)(\d+|\d{1,3}(?:,\d{3})+)(\.\d+)?\s*([万亿]?)\s*元?$/;
const TIMES = { "": 1, 万: 10_000, 亿: 100_000_000 };

// The fen in a number of yuan, or of ten thousands or hundred millions of yuan.
export const fenFrom = (digits, times) => Math.round(Number(digits) * TIMES[times] * 100);

// A text whose amounts have their units attached.
export const withUnits = (text) => text.replace(/(\d)\s+(?=[万亿元])/g, "$1");

// The amount of ten thousands or hundred millions that a text is, with the least and the most fen that round to it; null
// if it is none.
export const roundedTo = (text) => {
  const amount = text.replace(/^约\s*/, "");
  const [, , , decimals = ".", times] = AMOUNT.exec(fold(amount)) ?? [];
  if (!times) return null;
  const [fen, half] = [fenOf(amount), fenFrom("0.5", times) / 10 ** (decimals.length - 1)];
  return half < 1 ? null : { amount, least: Math.ceil(fen - half), most: Math.ceil(fen + half) - 1 };
};

// The amount in a text; NaN if there is none, which is neither more nor less than any other.
export const fenOf = (text) => {
  const found = AMOUNT.exec(fold(text));
  if (!found) return NaN;
  const [, sign, whole, decimals = "", times] = found;
  return fenFrom(sign + whole.replaceAll(",", "") + decimals, times);
};
