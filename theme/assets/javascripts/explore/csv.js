// Spreadsheets would run such a cell as a formula, also with full-width signs. As in `comma.py`, a text that
// begins with an apostrophe gets another, so that removing one always restores the original.
const GUARDED = /^(?:[=+\-@＝＋－＠\t\r\n][^]|')/;

// Neither a sign alone nor a negative number is a formula.
const NUMBER = /^-\d+(\.\d+)?$/;

const cell = (value) => {
  const text = String(value ?? "");
  const safe = GUARDED.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

// The byte order mark tells Excel that the text is UTF-8.
export const csvOf = (lines) => `\ufeff${lines.map((line) => `${line.map(cell).join(",")}\r\n`).join("")}`;
