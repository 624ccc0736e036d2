// A spreadsheet would run a cell that begins like this as a formula, those of full width included. A text that begins
// with an apostrophe gets one more, so that taking one away always gives what was there; so do the other downloads.
const GUARDED = /^[=+\-@＝＋－＠\t\r\n']/;

// What is less than nothing stays a number.
const NUMBER = /^-\d+(\.\d+)?$/;

const cell = (value) => {
  const text = String(value ?? "");
  const safe = GUARDED.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

// The mark in front tells Excel that the text is UTF-8.
export const csvOf = (lines) => `\ufeff${lines.map((line) => `${line.map(cell).join(",")}\r\n`).join("")}`;
