// Joins the parts of a paper whose title is printed more than once, as in generator/importing/parts.py.
import { allIn, filledFrom } from "./filling.js";
import { Label, labelsOf, ownLabelOf } from "./labels.js";

const tight = (text) => text.replace(/\s+/g, "");

const textsIn = (line) => line.filter((text) => text.trim());

const isAlone = (line) => textsIn(line).length <= 1;

// The first project that lines name, empty if they name none.
const projectIn = (lines, definition) => {
  const fields = allIn(definition.cells).filter(({ field }) => field === "project");
  const label = new Label(fields.flatMap((cell) => [ownLabelOf(cell), ...(cell.also ?? [])]));
  const labels = labelsOf(definition);
  for (const [text, ...beside] of lines.map(textsIn).filter((line) => line.length)) {
    const [first, ...rest] = textsIn([...label.divided(text, !beside.length), ...beside]);
    if (label.isAllOf(first) && rest.length && !labels.isAllOf(rest[0])) return tight(rest[0]);
  }
  return "";
};

// Some lines, the title that is the first of them, none above all titles, and the lines of covers. `definition` is that
// of the title, `null` if only the title is known.
class Part {
  constructor(title, lines, definition, covers = []) {
    Object.assign(this, { title, lines, definition, covers });
  }

  changedTo(changed) {
    const { title, lines, definition, covers } = { ...this, ...changed };
    return new Part(title, lines, definition, covers);
  }

  // Whether the lines have more of the labels of the definition than are missing.
  get hasMost() {
    return Boolean(this.definition) && filledFrom(this.definition, this.lines, "").hasMost;
  }

  // Whether the lines are no form, and no part of a table either.
  get isCover() {
    return this.lines.every(isAlone) && !this.hasMost;
  }

  get project() {
    return this.definition ? projectIn(this.lines, this.definition) : "";
  }

  hasTitleOf(other) {
    return Boolean(this.title) && this.title === other?.title;
  }
}

// Whether a part with the title of the form above it belongs to it, not to the part after it.
const isOne = (form, part, after) => {
  if (form.isCover) return true;
  if (part.isCover) return !part.hasTitleOf(after);
  const names = new Set([form.project, part.project].filter(Boolean));
  return names.size <= 1 && !(part.hasMost && form.hasMost);
};

// Both parts of a form, without what its pages repeat above the table.
const asOne = (form, part) => {
  if (form.isCover || (part.project && part.hasMost)) return part.changedTo({ covers: [...form.covers, ...form.lines] });
  if (part.isCover) return form.changedTo({ covers: [...form.covers, ...part.lines] });
  const there = new Set(form.lines.flat().map(tight));
  const [, ...below] = part.lines;
  const first = below.findIndex((line) => !isAlone(line) || !there.has(tight(line.join(""))));
  return form.changedTo({ lines: [...form.lines, ...(first < 0 ? [] : below.slice(first))] });
};

const joined = (parts) => {
  const forms = [];
  for (const [number, part] of parts.entries()) {
    const form = forms.pop();
    if (form && part.hasTitleOf(form) && isOne(form, part, parts[number + 1])) forms.push(asOne(form, part));
    else forms.push(...(form ? [form] : []), part);
  }
  return forms;
};

// The lines before each title and from each on.
const cut = (lines, titles) => {
  const labels = titles.map((title) => [title, new Label([title.split("\n")[0]])]);
  const parts = [{ lines: [] }];
  for (const line of lines) {
    const [text, ...others] = textsIn(line);
    const [title] = (text && !others.length && labels.find(([, label]) => label.isAllOf(text))) || [];
    if (title) parts.push({ title, lines: [] });
    parts[parts.length - 1].lines.push(line);
  }
  return parts.filter((part) => part.lines.some((line) => textsIn(line).length));
};

// The forms in some lines, and what is above the first title: a cover belongs to the form below it, a page to the one
// above it. Covers come last, so that their texts are not taken for those of the table. `titles` are those of other forms.
export const formsIn = (lines, definition, titles) => {
  const parts = cut(lines, [definition.title, ...titles]);
  const forms = joined(parts.map((part) => new Part(part.title, part.lines, part.title === definition.title ? definition : null)));
  return forms.map((form) => ({ title: form.title, project: form.project, lines: [...form.lines, ...form.covers] }));
};
