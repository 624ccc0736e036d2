import { fold, rangesOf, withEitherSign } from "./fold.js";
import { listIn, numbersOf, risingNumbersOf, shardOf, summedUp } from "./shards.js";

const SLOT = 4096;
const TITLE = 256;
export const IN_TITLE = 3;
const ROWS = 64;
const CHARACTERS = 78;
const PARTS = 4;

// Places of the first list for which the second has a place `distance` after it.
const inBoth = (places, others, distance) => {
  let at = 0;
  return places.filter((place) => {
    while (at < others.length && others[at] < place + distance) at += 1;
    return others[at] === place + distance;
  });
};

const expanded = (runs) => runs.flatMap(([value, times]) => Array(times).fill(value));

// The shortest run from a position of a word that is not common; it starts earlier if the word ends too soon.
const rareRunAt = (characters, at, common) => {
  for (let length = 2; ; length += 1) {
    const start = Math.min(at, characters.length - length);
    const gram = characters.slice(start, start + length).join("");
    if (!common.has(gram)) return { start, gram, end: start + length };
  }
};

// Runs that together find a word, each with its distance from the word's start.
const partsOf = (characters, common) => {
  const parts = [];
  for (let at = 0; at < characters.length; ) {
    const part = rareRunAt(characters, at, common);
    // One that had to start earlier replaces those it covers.
    while (parts.length && parts[parts.length - 1].start >= part.start) parts.pop();
    parts.push(part);
    at = part.end;
  }
  return parts;
};

// What the numbers of a column tell of each form, null if nothing. Their encodings are those of
// generator/search/columns.py.
const hundredths = (numbers) => numbers.map((number) => (number === 0 ? null : number % 2 ? (number - 1) / 2 : (2 - number) / 2));
const counts = (numbers) => numbers.map((number) => (number === 0 ? null : number - 1));
const marked = (distances, { size }) => {
  const forms = new Set(summedUp(distances));
  return Array.from({ length: size }, (_, form) => forms.has(form) || null);
};
const findings = (numbers, { size, rules }) => {
  const values = numbers.values();
  const next = () => values.next().value;
  return Array.from({ length: size }, () => {
    const count = next() - 1;
    if (count < 1) return count ? null : { count, rules: [] };
    return { count, rules: Array.from({ length: next() }, () => rules[next()]) };
  });
};

// By the names of their files. Amounts and what was spent are in fen, rates in hundredths of a per cent; a score may
// exceed the recomputed one, and indicators may have missed their targets. Repeated are forms of the same project as the
// form before them, and budgets of whole units include those of projects.
const COLUMNS = {
  amounts: hundredths,
  executed: hundredths,
  rates: hundredths,
  scores: hundredths,
  excesses: hundredths,
  missed: counts,
  findings,
  repeated: marked,
  "whole-units": marked,
};

// All forms of one year, each identified by its number from 0.
export class Year {
  static #made = new WeakMap();

  static async load(files, year) {
    const facts = await files.json(`${year}.json`);
    if (!Year.#made.has(facts)) Year.#made.set(facts, new Year(files, year, facts));
    return Year.#made.get(facts);
  }

  constructor(files, year, { forms, shards, further, common, units, papers, groups, groupOfEach, rules, columns }) {
    this.files = files;
    this.year = Number(year);
    this.size = forms;
    this.shards = shards;
    this.common = new Set(common.split(" "));
    this.unitOf = expanded(units);
    // The texts that papers print by themselves stand here alone, since many forms have the same.
    this.papers = papers.map(([kind, text]) => ({ kind, text, folded: fold(text) }));
    this.groups = groups.map(([paper, ...types]) => ({ paper: this.papers[paper], types }));
    this.groupOfEach = groupOfEach;
    // How many forms' groups one character encodes.
    this.inOne = groups.length > 1 ? Math.max(1, Math.floor(Math.log(CHARACTERS) / Math.log(groups.length))) : 1;
    // The rules with findings, in the order of the numbers that stand for them.
    this.rules = rules;
    this.columns = columns;
    this.formOfSlot = [...Array(forms).keys(), ...summedUp(further)].sort((a, b) => a - b);
  }

  #groupOf(form) {
    const number = this.groupOfEach.charCodeAt(Math.floor(form / this.inOne)) - 48;
    return this.groups[Math.floor(number / this.groups.length ** (form % this.inOne)) % this.groups.length];
  }

  factsOf(form) {
    const { paper, types } = this.#groupOf(form);
    return { unit: this.unitOf[form], year: this.year, kind: paper.kind, types };
  }

  async entry(form) {
    const entry = await this.files.json(`${this.year}/form-${form}.json`);
    return { ...entry, text: `${entry.text}\n${this.#groupOf(form).paper.text}` };
  }

  // URL, title and amount for display, and the results of a self-evaluation; null where blank. `unclear` is the number
  // of indicators for which a miss is uncertain.
  async row(form) {
    const rows = await this.files.json(`${this.year}/rows-${Math.floor(form / ROWS)}.json`);
    const [url, title, amount, executed = null, rate = null, score = null, excess = null, , unclear = null] = rows[form % ROWS];
    return { url, title, amount, executed, rate, score, excess, unclear };
  }

  // Whether a column tells something of any form.
  has(name) {
    return this.columns.includes(name);
  }

  async column(name) {
    if (!this.has(name)) return Array(this.size).fill(null);
    return COLUMNS[name](numbersOf(await this.files.bytes(`${this.year}/${name}.bin`)), this);
  }

  // The ranks of the titles among those of all years.
  async placesOfTitles() {
    return numbersOf(await this.files.bytes(`titles/${this.year}.bin`));
  }

  // The budgets of the same projects and kinds in the year before, in fen, null where there is none; empty if none has one.
  async before() {
    return hundredths(numbersOf(await this.files.bytes(`before/${this.year}.bin`)));
  }

  // The forms that contain every word, each with the sum of the words' weights.
  async find(words) {
    const found = await Promise.all(words.map((word) => this.#formsOf(word)));
    if (!found.length) return new Map(this.unitOf.map((_, form) => [form, 0]));
    const [first, ...others] = found.sort((a, b) => a.size - b.size);
    const inAll = [...first].filter(([form]) => others.every((other) => other.has(form)));
    return new Map(inAll.map(([form, weight]) => [form, others.reduce((sum, other) => sum + other.get(form), weight)]));
  }

  async #formsOf(word) {
    const lists = await Promise.all(withEitherSign(word).map((writing) => this.#formsWith(writing)));
    // In the order of the index; of a form found several times, the greatest weight stays.
    const all = [...lists.flatMap((forms) => [...forms]), ...this.#printing(word)];
    return new Map(all.sort(([form, weight], [other, weightThere]) => form - other || weight - weightThere));
  }

  // The forms whose papers print a word by themselves.
  #printing(word) {
    const papers = new Set(this.papers.filter(({ folded }) => rangesOf(word, folded).length));
    if (!papers.size) return [];
    return this.unitOf.flatMap((_, form) => (papers.has(this.#groupOf(form).paper) ? [[form, 0]] : []));
  }

  async #formsWith(word) {
    const characters = [...word];
    if (characters.length > 1 && !this.common.has(word)) return this.#weighed(await this.#placesOf(characters));
    return new Map((await this.#list(word)).map((number) => [Math.floor(number / 4), number % 4]));
  }

  async #list(gram) {
    const shard = await this.files.bytes(`${this.year}/${shardOf(gram, this.shards)}.bin`);
    return risingNumbersOf(listIn(shard, gram));
  }

  // A word of many parts is checked by some of them, then by twice as many: if these do not occur together, as in most
  // years, the other lists are not loaded.
  async #placesOf(characters) {
    const parts = partsOf(characters, this.common);
    let places = null;
    for (let from = 0, to = PARTS; from < parts.length && places?.length !== 0; from = to, to *= 2) {
      const next = parts.slice(from, to);
      const lists = await Promise.all(next.map(({ gram }) => this.#list(gram)));
      places = lists.reduce((found, list, at) => (found ? inBoth(found, list, next[at].start) : list), places);
    }
    return places;
  }

  #weighed(places) {
    const forms = new Map();
    for (const place of places) {
      const slot = Math.floor(place / SLOT);
      const form = this.formOfSlot[slot];
      const { count = 0, inTitle = false } = forms.get(form) ?? {};
      const isInTitle = place % SLOT < TITLE && this.formOfSlot[slot - 1] !== form;
      forms.set(form, { count: count + 1, inTitle: inTitle || isInTitle });
    }
    return new Map([...forms].map(([form, { count, inTitle }]) => [form, inTitle ? IN_TITLE : weightOf(count)]));
  }
}

// The weight of a word in a form, by the number of its occurrences.
const weightOf = (count) => (count > 3 ? 2 : count > 1 ? 1 : 0);
