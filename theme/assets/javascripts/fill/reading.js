import { isWords } from "../shared/names.js";

const DIGITS = ["money", "number", "percentage"];
const DATE = "date";

// As in generator/reading/values/folding.py.
export const folded = (text) => text.normalize("NFKC").replace(/\s/gu, "").toLowerCase();

const isInCalendar = (year, month, day) => {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return year > 0 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
};

// The text of a piece of HTML, empty for a line break.
const textOf = (html) => new DOMParser().parseFromString(html, "text/html").documentElement.textContent;

// Finds what is wrong with a text like the check of the pull request, with the same expressions.
export class Reader {
  #patterns;
  #nothing;
  #radicals;
  #longest;
  #longestName;
  #units;

  constructor({ patterns, nothing, radicals, longest, longest_name: longestName, units }) {
    const compiled = Object.entries(patterns).map(([name, [source, flags]]) => [name, new RegExp(source, flags)]);
    this.#patterns = new Map(compiled);
    this.#nothing = new Set(nothing);
    this.#radicals = new Map([...radicals.matchAll(/(.)(.)/gu)].map(([, radical, character]) => [radical, character]));
    this.#longest = longest;
    this.#longestName = longestName;
    this.#units = new Map(units);
  }

  // All matches of an expression in a text.
  allIn(name, text) {
    return [...text.matchAll(new RegExp(this.#patterns.get(name), "gu"))];
  }

  matches(name, text) {
    return this.#patterns.get(name).test(text);
  }

  // What is wrong with the characters of a text of any type: a rule and its values, or nothing.
  wrongCharacter(text) {
    const [character] = this.#patterns.get("forbidden").exec(text) ?? [];
    if (character === "\t") return { rule: "tab-character", values: {} };
    if (character !== undefined) {
      const number = character.codePointAt(0).toString(16).toUpperCase().padStart(4, "0");
      return { rule: "forbidden-character", values: { character: `U+${number}` } };
    }
    if (text.length <= this.#longest) return null;
    return { rule: "text-too-long", values: { length: text.length, limit: this.#longest } };
  }

  // What stands in a text in place of characters, as in generator/source/characters.py: a rule and its values, or nothing.
  substitute(text) {
    const radicals = this.#pairs("radical", text, (one) => this.#radicals.get(one) ?? one.normalize("NFKC"));
    const marks = this.#pairs("mark", text, (one) => this.#meant(one));
    const kinds = [radicals, marks.filter(([, meant]) => meant), marks.filter(([, meant]) => !meant)];
    const pairs = kinds.find(({ length }) => length);
    if (!pairs) return null;
    const [written, meant] = [0, 1].map((side) => pairs.map((pair) => pair[side]).filter(Boolean));
    return { rule: pairs === radicals ? "look-alike-character" : "converter-mark", values: { written, meant } };
  }

  // The matches of an expression, each once, with what they mean, if that is something else.
  #pairs(name, text, meantBy) {
    const found = [...new Set(this.allIn(name, text).map(([one]) => one))];
    return found.map((one) => [one, meantBy(one)]).filter(([one, meant]) => meant !== one);
  }

  // The character that a mark stands for: the mark itself if it is none, empty for what nobody can see.
  #meant(mark) {
    const meant = mark.startsWith("_") ? String.fromCharCode(Number(`0${mark.slice(1, -1)}`)) : textOf(mark);
    // Of an unknown name browsers replace what they know of its beginning.
    if (mark.startsWith("&") && mark[1] !== "#" && meant.endsWith(";") && meant !== ";") return mark;
    return /[\p{C}\p{Z}]/u.test(meant) || this.matches("forbidden", meant) ? "" : meant;
  }

  // What is wrong with the length of a name: a rule and its values, or nothing.
  wrongLength(name) {
    const { length } = [...name];
    return length > this.#longestName ? { rule: "name-too-long", values: { length, limit: this.#longestName } } : null;
  }

  saysNothing(text) {
    return this.#nothing.has(folded(text));
  }

  looksPersonal(text) {
    return this.matches("personal", text.normalize("NFKC"));
  }

  hasPersonsOwn(text) {
    return this.matches("own", text.normalize("NFKC"));
  }

  // Whether a name is the unit's; a new unit has no known names.
  isNamed(unit, name) {
    const bare = (one) => folded(this.withoutCode(one)).split(this.#patterns.get("stamp")).join("");
    const names = this.#units.get(unit) ?? [name];
    return names.map(bare).includes(bare(name));
  }

  // The name of a unit without the number of its budget that systems print before it.
  withoutCode(name) {
    return name.replace(this.#patterns.get("code"), "");
  }

  // The name of a unit, empty if it is new.
  nameOf(unit) {
    return this.#units.get(unit)?.[0] ?? "";
  }

  // The rule that a text breaks in a cell of this type, or nothing. Only where a day is required must a date name one.
  misread(type, text, isFilled = false) {
    if (isWords({ type })) return null;
    const trimmed = text.trim();
    if (type === "address") return this.matches(type, text) ? null : "wrong-original";
    const isRead = this.matches(type, trimmed);
    if (type === DATE && isRead) return this.#isDay(trimmed) ? null : "no-such-day";
    if (isRead || this.saysNothing(text)) return null;
    if (type === DATE && !isFilled && !this.matches("day", trimmed)) return "day-not-named";
    if (DIGITS.includes(type) && this.matches("digits", trimmed)) return "too-many-digits";
    return `wrong-${type}`;
  }

  // Whether a text is an amount below zero.
  isNegative(type, text) {
    return type === "money" && this.matches(type, text.trim()) && parseFloat(text) < 0;
  }

  // Whether there is a figure or a date, and not only a mark such as "/".
  hasValue(type, text) {
    return isWords({ type }) || this.matches(type, text.trim());
  }

  #isDay(text) {
    return isInCalendar(...text.match(/\d+/g).map(Number));
  }
}
