// Writes texts as YAML that is easy to read and reads back as the same texts: see generator/source/writing.py.
const LONG = 80;

// A row of a table, written in braces if it is short.
export class Line extends Map {}

// What an unquoted text must not contain, because it would be misread or refused.
const SPECIAL = /^[\s\-?:,[\]{}#&*!|>'"%@`=~]|^\.\.\.|:$|:\s|\s#|\s$/;
const IN_BRACES = /[,[\]{}:#?]/;
const NUMBER = /^-\d[\d.,]*$/;
// What a line cannot contain unescaped: it would break the line, or be invisible.
const UNSEEN =
  /[\0-\x1f\x7f-\x9f\u2028\u2029\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])|(?:[^\ud800-\udbff]|^)[\udc00-\udfff]/;
const ESCAPED = /[\x7f-\x9f\u2028\u2029\ufeff]/g;

const escaped = (text) =>
  JSON.stringify(text).replace(ESCAPED, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);

// A text on one line; in single quotes if it contains a double one.
export const inLine = (text, isInBraces = false) => {
  if (UNSEEN.test(text)) return escaped(text);
  const isPlain = text && (NUMBER.test(text) || !SPECIAL.test(text)) && !(isInBraces && IN_BRACES.test(text));
  if (isPlain) return text;
  return /["\\]/.test(text) ? `'${text.replaceAll("'", "''")}'` : `"${text}"`;
};

// A block keeps its lines, but not trailing line breaks, nor spaces before the first line.
const isBlock = (text) => {
  const lines = text.split("\n");
  const [first, last] = [lines[0], lines[lines.length - 1]];
  return (
    (lines.length > 1 || text.length > LONG) &&
    first.trim() &&
    last.trim() &&
    !/^\s/.test(first) &&
    !lines.some((line) => UNSEEN.test(line))
  );
};

const indented = (lines) => lines.map((line) => line && `  ${line}`);

const braces = (line) => {
  const parts = [...line].map(([key, text]) => `${inLine(key, true)}: ${text === null ? "" : inLine(text, true)}`);
  return `{${parts.join(", ")}}`;
};

const isShort = (line) => {
  const texts = [...line].flat().filter((text) => text !== null);
  return texts.every((text) => !text.includes("\n")) && texts.join("").length < LONG;
};

// A value after its key or dash: the rest of that line, and the lines below it.
export const behind = (value) => {
  if (value === null) return ["", []];
  if (typeof value === "string") {
    return isBlock(value) ? [" |-", indented(value.split("\n"))] : [` ${inLine(value)}`, []];
  }
  if (value instanceof Line && isShort(value)) return [` ${braces(value)}`, []];
  if (value instanceof Map) return value.size ? ["", indented(entries(value))] : [" {}", []];
  if (value.every((item) => typeof item === "string"))
    return [` [${value.map((item) => inLine(item, true)).join(", ")}]`, []];
  return ["", indented(value.flatMap(item))];
};

export const item = (value) => {
  if (value instanceof Map && value.size && !(value instanceof Line && isShort(value))) {
    const [first, ...rest] = entries(value);
    return [`- ${first}`, ...indented(rest)];
  }
  const [inFirst, below] = behind(value);
  return [`-${inFirst}`, ...below];
};

const entries = (map) =>
  [...map].flatMap(([key, value]) => {
    const [inFirst, below] = behind(value);
    return [`${inLine(key)}:${inFirst}`, ...below];
  });

// The text of a mapping. A value is a text, null, a mapping, or a list of these.
export const yamlOf = (map) =>
  entries(map)
    .map((line) => `${line}\n`)
    .join("");
