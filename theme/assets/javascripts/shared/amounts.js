// Sums of money as people write them, in fen, which are integers.
import { fold } from "./fold.js";

export const YUAN = "元";

// By how many digits a number of these is shorter than one of yuan.
export const DIGITS = { "": 0, 万: 4, 百万: 6, 千万: 7, 亿: 8 };

const UNIT = String.raw`(?:([百千]?万|亿)元?|元)(?:人民币|整|左右)?(?!\p{L})`;
const NUMBER = String.raw`((?:(?:约|人民币|rmb|[¥￥])\s*)*)(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?(?![.,]?\d|年)`;

// In a folded text: what stands before the figures, the figures before and behind the point, the unit, and which it is.
export const AMOUNT = String.raw`${NUMBER}(?:\s*(${UNIT}))?`;

// An amount with its unit attached, in any text.
export const MONEY = new RegExp(NUMBER + UNIT, "giu");

const WHOLE = new RegExp(`^(-?)${AMOUNT}$`, "u");
const APART = new RegExp(String.raw`(\p{Nd})\s+(?=${UNIT})`, "gu");

// The fen in a number of yuan, or of ten thousands or hundred millions of yuan.
export const fenFrom = (digits, times) => Math.round(Number(digits) * 10 ** DIGITS[times] * 100);

// A number with its point so many digits further left, or right if below 0, and without zeros at its ends.
export const moved = ([whole, decimals], digits) => {
  const [left, right] = [Math.max(digits, 0), Math.max(-digits, 0)];
  const all = "0".repeat(left) + whole + decimals + "0".repeat(right);
  const point = whole.length + right;
  const [before, behind] = [all.slice(0, point).replace(/^0+(?=\d)/, ""), all.slice(point).replace(/0+$/, "")];
  return behind ? `${before}.${behind}` : before;
};

// A number in another unit, exactly; a text that is no number stays.
export const converted = (text, from, to) => {
  const [, minus, whole, decimals = ""] = /^(-?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?$/.exec(text.trim()) ?? [];
  const digits = DIGITS[to.slice(0, -1)] - DIGITS[from.slice(0, -1)];
  return whole ? minus + moved([whole.replaceAll(",", ""), decimals], digits) : text;
};

// A text whose amounts have their units attached.
export const withUnits = (text) => text.replace(APART, "$1");

const readIn = (text) => {
  const [, minus, before, whole, decimals = "", , times = ""] = WHOLE.exec(fold(text)) ?? [];
  return whole && { before, number: `${minus}${whole.replaceAll(",", "")}.${decimals}`, decimals, times };
};

// The amount in a text; NaN if there is none, which is neither more nor less than any other.
export const fenOf = (text) => {
  const read = readIn(text);
  return read ? fenFrom(read.number, read.times) : NaN;
};

// The amount that a text is, with the least and the most fen that round to it: in yuan, exactly these.
export const roundedTo = (text) => {
  const { before, decimals, times } = readIn(text);
  const [fen, half] = [fenOf(text), times ? fenFrom("0.5", times) / 10 ** decimals.length : 0];
  return { amount: text.slice(before.length), least: Math.ceil(fen - half), most: Math.max(Math.ceil(fen + half) - 1, fen) };
};
