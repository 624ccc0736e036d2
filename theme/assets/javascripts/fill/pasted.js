// A cell that contains lines is quoted, its own quotes doubled, as spreadsheets write it; other quotes belong to the text.
const CELL = /("((?:[^"\t]|"")*)"(?=[\t\n]|$)|[^\t\n]*)(\t|\n|$)/g;

const textOf = (written, quoted) => (quoted?.includes("\n") ? quoted.replaceAll('""', '"') : written).trim();

// The rows of a table as it is copied: tabs between cells, and lines. Empty rows are omitted.
export const rowsIn = (text) => {
  const rows = [[]];
  for (const [, written, quoted, end] of text.replace(/\r\n?/g, "\n").matchAll(CELL)) {
    rows[rows.length - 1].push(textOf(written, quoted));
    if (!end) break;
    if (end === "\n") rows.push([]);
  }
  return rows.filter((row) => row.some(Boolean));
};

// Whether the copied text is a table: other texts can contain a tab too, as after the number of a paragraph.
const isTable = (text, html) => (html ? html.match(/<t[dh][\s>]/gi)?.length > 1 : text.includes("\t"));

// The rows of a pasted table, empty if it is a plain text.
export const pastedRows = (clipboard) => {
  const text = clipboard.getData("text/plain");
  return isTable(text, clipboard.getData("text/html")) ? rowsIn(text) : [];
};

// Puts rows into lines, the first cell of each into the slot with that number, and returns the result. `slotsAt` returns
// the slots of a line: functions that take a text, null where the paper prints one. Past the last line it returns none.
export const spread = (rows, first, slotsAt) => {
  const [filled, left] = [new Set(), new Set()];
  let lines = 0;
  for (const texts of rows) {
    const slots = slotsAt(lines);
    if (!slots) break;
    lines += 1;
    for (const [at, text] of texts.entries()) {
      const put = slots[first + at];
      put?.(text);
      if (put) filled.add(at);
      else if (put === undefined && text) left.add(at);
    }
  }
  return { lines, columns: filled.size, leftLines: rows.length - lines, leftColumns: left.size };
};
