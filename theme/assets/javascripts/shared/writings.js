// The other ways in which forms and pages write the amounts and dates of a query, and its words apart.
import { AMOUNT, DIGITS, MONEY, YUAN, fenOf, moved, withUnits } from "./amounts.js";
import { fold, wordsOf } from "./fold.js";
import { grouped } from "./words.js";

const DATE = String.raw`(\d{4})(?:[-/.](\d{1,2})[-/.](\d{1,2})|\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})(?:\s*日)?)(?!\d)`;
// Other numbers are matched as a whole, so that no part of one is taken for an amount.
const NUMBER = new RegExp(String.raw`${DATE}|${AMOUNT}|\d[\d.,]*`, "gu");

// Each is another search.
const MOST = 40;

const datesOf = (year, month, day) => {
  const both = [[month.padStart(2, "0"), day.padStart(2, "0")], [String(Number(month)), String(Number(day))]];
  const joined = both.flatMap((rest) => ["-", "/", "."].map((mark) => [year, ...rest].join(mark)));
  return [...both.map(([ofYear, ofMonth]) => `${year}年${ofYear}月${ofMonth}日`), ...joined];
};

const within = (number, unit) => [number + unit, grouped(number) + unit];

// A form in ten thousands says so above its amounts, where those with a point are distinctive; rates and scores are
// smaller or less exact.
const inTenThousands = (number) => within(number, /^\d{4,}\.|\.\d{3}/.test(number) ? "" : "万");

// The writings of a sum in yuan, in ten thousands and in hundred millions. 元 is only needed behind a number that may count
// anything.
const amountsOf = (number, isMoney, times) => {
  const [whole, decimals = ""] = moved(number, -DIGITS[times]).split(".");
  const [yuan, tenThousands, hundredMillions] = [0, 4, 8].map((digits) => moved([whole, decimals], digits));
  return [
    ...within(yuan, isMoney && whole.length < 5 ? YUAN : ""),
    ...(whole.length > 4 ? inTenThousands(tenThousands) : []),
    ...(whole.length > 7 && !tenThousands.includes(".") ? within(hundredMillions, "亿") : []),
  ];
};

const writingsOf = ([written, year, month, day, chineseMonth, chineseDay, before, number = "", decimals = "", unit, times = ""]) => {
  if (year) return [written, ...datesOf(year, month ?? chineseMonth, day ?? chineseDay)];
  const isMoney = Boolean(unit) || /[^约\s]/.test(before);
  if (!number || /^0\d/.test(number) || (!isMoney && isYear(number))) return [written];
  return [written, ...amountsOf([number.replaceAll(",", ""), decimals], isMoney, times)];
};

// Marks between and around words. A comma within a number is not one.
const MARKS = /([\d０-９][,，](?=[\d０-９]))|[、。，,；;：？?！!"'“”‘’《》〈〉「」『』【】]+/g;
// A year beside other words, and a particle that joins them; in a date it is none.
const YEAR = /\b(\d{4}年度?)的?(?!\s*\d)/g;
export const isYear = (word) => /^(19|20)\d\d(年度?)?$/.test(word);

// A sentence is no list of words.
export const MOST_WORDS = 5;

// The query with its words, years and amounts of money set apart, without marks; as it is if these would be many.
export const setApart = (query) => {
  const attached = withUnits(query);
  const parts = attached.replace(MARKS, (_, inNumber) => inNumber ?? " ").replace(YEAR, " $1 ").replace(MONEY, " $& ");
  const words = parts.trim().split(/\s+/);
  return words.length > MOST_WORDS ? attached : words.join(" ");
};

// The other writings of a query: those of its numbers, then those of its words apart; without the query itself, and empty
// if it contains no amount, date, mark or year.
export const otherWritingsOf = (query) => {
  const said = new Set(["", wordsOf(withUnits(query)).join(" ")]);
  const isNew = (writing) => said.size < said.add(wordsOf(writing).join(" ")).size;
  return [withUnits(query), setApart(query)].flatMap((one) => [one, ...writingsOfNumbers(one)]).filter(isNew).slice(0, MOST);
};

// The amounts in another writing of a query that this one does not have.
export const amountsOnlyIn = (writing, query) => {
  const asked = new Set(wordsOf(setApart(query)));
  return wordsOf(writing).filter((word) => !asked.has(word) && fenOf(word) > 0);
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
