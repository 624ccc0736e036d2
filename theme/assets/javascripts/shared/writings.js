// The other ways in which forms and pages write the amounts and dates of a query, and its words apart.
import { fenFrom } from "./amounts.js";
import { fold, wordsOf } from "./fold.js";
import { grouped } from "./words.js";

const DATE = String.raw`(\d{4})(?:[-/.](\d{1,2})[-/.](\d{1,2})|\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})(?:\s*日)?)(?!\d)`;
const AMOUNT = String.raw`(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(?![.,]?\d|年)(?:\s*([万亿]元?|元)(?!\p{L}))?`;
// Other numbers are matched as a whole, so that no part of one is taken for an amount.
const NUMBER = new RegExp(String.raw`${DATE}|${AMOUNT}|\d[\d.,]*`, "gu");

// Each is another search if nothing is found.
const MOST = 40;

const datesOf = (year, month, day) => {
  const both = [[month.padStart(2, "0"), day.padStart(2, "0")], [String(Number(month)), String(Number(day))]];
  const joined = both.flatMap((rest) => ["-", "/", "."].map((mark) => [year, ...rest].join(mark)));
  return [...both.map(([ofYear, ofMonth]) => `${year}年${ofYear}月${ofMonth}日`), ...joined];
};

// The sum of ten thousands or hundred millions, as a form in yuan writes it; none if it cannot be computed exactly.
const inYuan = (digits, unit) => {
  const fen = fenFrom(digits, unit[0]);
  return Number.isSafeInteger(fen) ? [String(fen / 100), grouped(String(fen / 100))] : [];
};

// An amount of yuan as a form in 万元 writes it: 29031400 as 2903.14. Whole numbers would match too much.
const inTenThousands = (whole, decimals) => {
  if (whole.length < 5) return [];
  const [before, rest] = [whole.slice(0, -4), (whole.slice(-4) + decimals.slice(1)).replace(/0+$/, "")];
  const ends = rest ? [`.${rest.padEnd(2, "0")}`, `.${rest}`] : ["万", ".00"];
  return ends.flatMap((end) => [before + end, grouped(before) + end]);
};

// From the nearest to the farthest. 元 may be omitted, because every form has it, and as a separate word it would be
// marked everywhere; 300 is not 300万元. A form in ten thousands says so above its amounts: with decimals these are
// distinctive anyway.
const amountsOf = (number, decimals, unit) => {
  const whole = number.replaceAll(",", "");
  const ends = [decimals, decimals.replace(/\.?0+$/, "")];
  const numbers = ends.flatMap((end) => [whole + end, grouped(whole) + end]);
  const within = (units) => units.flatMap((one) => numbers.map((written) => written + one));
  if (["", "元"].includes(unit)) return [...within([unit, ""]), ...inTenThousands(whole, decimals)];
  return [...within([unit, ` ${unit}`]), ...inYuan(whole + decimals, unit), ...(ends[1] && numbers)];
};

const writingsOf = ([written, year, month, day, chineseMonth, chineseDay, number, decimals = "", unit = ""]) => {
  if (year) return [written, ...datesOf(year, month ?? chineseMonth, day ?? chineseDay)];
  return number ? [written, ...amountsOf(number, decimals, unit)] : [written];
};

// Marks between and around words. A comma within a number is not one.
const MARKS = /([\d０-９][,，](?=[\d０-９]))|[、。，,；;：？?！!"'“”‘’《》〈〉「」『』【】]+/g;
// A year beside other words, and a particle that joins them; in a date it is none.
const YEAR = /\b(\d{4}年度?)的?(?!\s*\d)/g;
export const isYear = (word) => /^(19|20)\d\d(年度?)?$/.test(word);

// A sentence is no list of words.
export const MOST_WORDS = 5;

// The query with its words and years set apart, without marks; as it is if these would be many.
export const setApart = (query) => {
  const parts = query.replace(MARKS, (_, inNumber) => inNumber ?? " ").replace(YEAR, " $1 ");
  const words = parts.trim().split(/\s+/);
  return words.length > MOST_WORDS ? query : words.join(" ");
};

// The other writings of the query, the nearest first and itself omitted, then those of its words apart; empty if it
// contains no amount, date, mark or year.
export const otherWritingsOf = (query) => {
  const said = new Set(["", wordsOf(query).join(" ")]);
  const isNew = (writing) => said.size < said.add(wordsOf(writing).join(" ")).size;
  return [query, setApart(query)].flatMap((one) => [one, ...writingsOfNumbers(one)]).filter(isNew).slice(0, MOST);
};

const writingsOfNumbers = (query) => {
  const folded = fold(query);
  let writings = [""];
  let done = 0;
  for (const found of folded.matchAll(NUMBER)) {
    const between = query.slice(done, found.index);
    const ways = [...new Set(writingsOf(found))];
    writings = writings.flatMap((before) => ways.map((way) => before + between + way)).slice(0, MOST);
    done = found.index + found[0].length;
  }
  return writings.map((writing) => writing + query.slice(done));
};
