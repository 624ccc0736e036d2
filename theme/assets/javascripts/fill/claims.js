// What a note says that was changed and was not, as in generator/reading/changes/claims.py.
import { folded } from "./reading.js";

const THOUSANDS = /(\d),(?=\d{3}(?!\d))/g;
const NUMBER = /\d+(?:\.\d+)?/g;
// A note may give an amount in another unit than the paper: yuan, ten thousands or hundred millions of it.
const UNITS = [1, 1e4, 1e8, 1e-4, 1e-8];

const plain = (text) => folded(text.replace(THOUSANDS, "$1"));

const numbersIn = (text) => (text.match(NUMBER) ?? []).map(Number);

const isIn = (numbers, number) =>
  numbers.some((one) => UNITS.some((unit) => Math.abs(one - number * unit) <= 1e-9 * one));

const without = (numbers, others) => numbers.filter((number) => !others.includes(number));

// Every text of a tree by the path to it.
const textsIn = (value, path = "") => {
  if (value === null || typeof value === "string") return [[path, value ?? ""]];
  const entries = value instanceof Map ? [...value] : [...value.entries()];
  return entries.flatMap(([key, inner]) => textsIn(inner, `${path}\n${key}`));
};

// The texts of each of two trees that the other does not have in the same place.
export const textsApart = (before, now) => {
  const [was, is] = [before, now].map((tree) => new Map(textsIn(tree)));
  const apart = (one, other) => [...one].filter(([path, text]) => other.get(path) !== text).map(([, text]) => text);
  return [apart(was, is), apart(is, was)];
};

// The claims in a text that one number was replaced by another, if the changed texts do not show both.
export const untrueIn = (said, apart, reader) => {
  const [gone, added] = apart.map((texts) => texts.flatMap((text) => numbersIn(plain(text))));
  const isUntrue = ([, before, after]) => {
    const [one, other] = [before, after].map(numbersIn);
    const [was, is] = [without(one, other), without(other, one)];
    const isShown = was.some((number) => isIn(gone, number)) && is.some((number) => isIn(added, number));
    return was.length && is.length && !isShown;
  };
  return reader.allIn("claim", plain(said)).filter(isUntrue).map(([claim]) => claim);
};
