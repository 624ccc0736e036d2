// The lines of what Word, Excel and programs like them put on the clipboard, each with its fields from left to right:
// of the places that a merged cell covers, those in its first row are empty but for the first, and in each row below the
// first is COVERED, a blank that is no text of a clipboard. A paragraph is a line of one field.
import { rowsIn } from "../pasted.js";
import { TICKED, UNTICKED } from "./boxes.js";

const UNSEEN = /^(?:style|script|title|head|meta|link|del|rt|template)$/;
const STRUCK = /^(?:s|strike)$/;
const BLOCK = /^(?:p|div|li|ul|ol|h[1-6]|center|blockquote|pre)$/;
const HIDDEN = /(?:^|[;\s])display\s*:\s*none|mso-hide\s*:\s*all/i;
const STRUCK_STYLE = /text-decoration[^;]*line-through/i;
const LIST_NUMBER = /mso-list\s*:\s*ignore/i;
const SHEET = /<style[\s>].*?<\/style>/gis;
const RULE = /\.([\w-]+)\s*\{([^}]*)\}/g;
// The policy of the site forbids styles in a page, also in one that is only read.
const STYLE = /(<[^<>]*\s)style(?=\s*=)/gi;
const FONT = /(?:^|;)\s*font-family\s*:\s*["']?([\w\u0080-\uffff]*)/gi;
// More columns than any form has; browsers allow a thousand.
const WIDEST = 256;
export const COVERED = "\v";
const WIDE = String.raw`[\u2e80-\u9fff\uf900-\ufaff\uff01-\uff60]`;
const BETWEEN_WIDE = new RegExp(`(${WIDE})[ \\t\\r]*\\n\\s*(?=${WIDE})`, "gu");

const DRAWING = /^(?:wingdings|symbol)$/;
const SYMBOLS = { "\uf0b3": "≥", "\uf0a3": "≤", "\uf0b1": "±", "\uf0b4": "×" };

const codePoint = (sign) => (/\s/.test(sign) || sign > "\xff" ? sign : String.fromCharCode(0xf000 + sign.charCodeAt(0)));

// A text as its font draws it: in a symbol font `R` is a box, and becomes its private code point.
const drawn = (text, font) => {
  if (!DRAWING.test(font)) return text;
  const signs = Array.from(text, codePoint);
  return signs.map((sign) => (font === "symbol" ? (SYMBOLS[sign] ?? sign) : sign)).join("");
};

// The source of a page is broken into lines where a space may be, and also between Chinese characters, where none is.
const plain = (source) =>
  source
    .replace(BETWEEN_WIDE, "$1")
    .replace(/[ \t\r\n\f]+/g, " ")
    .replaceAll("\xa0", " ")
    .trim();

const isText = (part) => typeof part === "string";

class Copied {
  #rules;
  // What is struck through, which is no part of the paper.
  struck = [];

  constructor(sheets) {
    this.#rules = new Map([...sheets.matchAll(RULE)].map(([, name, rule]) => [name, rule]));
  }

  lines(element) {
    return this.#linesOf(this.#partsOf(element, ""));
  }

  #styleOf(element) {
    const rules = Array.from(element.classList, (name) => this.#rules.get(name) ?? "");
    return [...rules, element.dataset.style ?? ""].join(";");
  }

  // The paragraphs of an element, and the tables between them.
  #partsOf(element, font) {
    const parts = [];
    let open = "";
    const close = () => {
      parts.push(plain(open));
      open = "";
    };
    // What is only source makes no paragraph; one of a space is a blank line.
    const end = () => (/[^ \t\r\n\f]/.test(open) ? close() : (open = ""));
    const read = (node, outer) => {
      const name = node.localName;
      const style = this.#styleOf(node);
      if (UNSEEN.test(name) || HIDDEN.test(style)) return;
      const fonts = [...style.matchAll(FONT)];
      const inner = fonts.length ? fonts[fonts.length - 1][1].toLowerCase() : outer;
      const isBlock = BLOCK.test(name);
      if (STRUCK.test(name) || STRUCK_STYLE.test(style)) this.#strike(node);
      else if (name === "br") close();
      else if (name === "input") open += node.defaultChecked ? TICKED : UNTICKED;
      else if (name === "table") {
        end();
        parts.push(node);
      } else if (LIST_NUMBER.test(style)) open += this.#numberIn(node);
      else {
        if (isBlock) end();
        inside(node, inner);
        if (isBlock) end();
      }
    };
    const inside = (node, outer) => {
      for (const child of node.childNodes) {
        if (child.nodeType === Node.TEXT_NODE) open += drawn(child.data, outer);
        else if (child.nodeType === Node.ELEMENT_NODE) read(child, outer);
      }
    };
    inside(element, font);
    end();
    return parts;
  }

  #strike({ textContent }) {
    if (textContent.trim()) this.struck.push(plain(textContent));
  }

  // The number of a paragraph has space of a fixed width behind it; a bullet is no text.
  #numberIn(node) {
    const fonts = Array.from([node, ...node.querySelectorAll("*")], (each) => this.#styleOf(each)).join(";");
    const isBullet = [...fonts.matchAll(FONT)].some(([, font]) => DRAWING.test(font.toLowerCase()));
    return isBullet ? "" : node.textContent.trim();
  }

  #linesOf(parts) {
    return parts.flatMap((part) => (isText(part) ? [[part]] : this.#rowsOf(part)));
  }

  // The rows of a table; a table in a cell has its own lines, below those of the row.
  #rowsOf(table) {
    const covered = [];
    return [...table.rows].flatMap((row) => {
      const { fields, tables } = this.#rowOf(row, covered);
      return HIDDEN.test(this.#styleOf(row)) ? [] : [fields, ...this.#linesOf(tables)];
    });
  }

  // `covered` has for each column how many rows a cell above still covers, and what is there.
  #rowOf(row, covered) {
    const [fields, tables] = [[], []];
    const skip = () => {
      for (; covered[fields.length]?.rows > 0; fields.push(covered[fields.length].text)) covered[fields.length].rows -= 1;
    };
    for (const cell of row.cells) {
      skip();
      const style = this.#styleOf(cell);
      const [, font = ""] = [...style.matchAll(FONT)].pop() ?? [];
      const parts = HIDDEN.test(style) ? [] : this.#partsOf(cell, font.toLowerCase());
      tables.push(...parts.filter((part) => !isText(part)));
      for (let at = 0; at < Math.min(cell.colSpan, WIDEST); at += 1) {
        covered[fields.length] = { rows: cell.rowSpan - 1, text: at ? "" : COVERED };
        fields.push(at ? "" : parts.filter(isText).join("\n").trim());
      }
    }
    for (skip(); fields.length < covered.length; skip()) fields.push("");
    return { fields, tables };
  }
}

// The lines of a page, and what is struck through in it.
const linesIn = (html) => {
  // Such a document runs no scripts and loads nothing.
  const page = new DOMParser().parseFromString(html.replace(SHEET, "").replace(STYLE, "$1data-style"), "text/html");
  const copied = new Copied((html.match(SHEET) ?? []).join("\n"));
  return { lines: copied.lines(page.body), struck: copied.struck };
};

// The lines of a clipboard: of its page if that has a table, else of its text.
export const linesCopied = ({ html, text }) =>
  /<t[dh][\s>]/i.test(html) ? linesIn(html) : { lines: rowsIn(text), struck: [] };
