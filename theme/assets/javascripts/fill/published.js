import { fill } from "../shared/words.js";
import { standing } from "./patching.js";
import { publishedPathOf } from "./paths.js";

// Why a published form cannot be corrected here: the key of the sentence.
export class Refusal extends Error {}

export const refuse = (reason) => {
  throw new Refusal(reason);
};

const contentOf = (text) => {
  try {
    return standing(text);
  } catch (error) {
    console.error(error);
    return refuse("refusedSource");
  }
};

// Content beside the paper, such as the URL of the original, which only the file has.
const besidePaper = ({ cells }, content) => {
  const there = cells.filter(({ type, name }) => type === "address" && content.has(name));
  return Object.fromEntries(there.map(({ name }) => [name, content.get(name) || null]));
};

// The answers as cells, one for each finding and each existing answer.
const asking = (findings, answers, texts) => {
  const found = new Map(Object.keys(answers).map((rule) => [rule, []]));
  for (const { rule, message } of findings) found.set(rule, [...(found.get(rule) ?? []), message]);
  const labelOf = (rule, said) => said.join(texts.markSemicolon) || fill(texts.notFound, { rule });
  return [...found].map(([rule, said]) => ({
    name: rule,
    label: labelOf(rule, said),
    type: "long-text",
    said: true,
    presence: "printed",
  }));
};

// A missing file is not a network failure.
const found = (file, reason) =>
  file.catch((error) => {
    if (error.status === 404) refuse(reason);
    throw error;
  });

// A published form: its place, paper, cells and file, its answers, and what can be answered.
export const publishedAs = async (id, { sources, contents, texts }) => {
  const [unit] = id.split("/");
  if (!contents.units.some(([known]) => known === unit)) refuse("refusedUnknown");
  const form = (await sources.forms(unit)).find((one) => one.id === id) ?? refuse("refusedUnknown");
  if (form.withdrawn) refuse("refusedWithdrawn");
  const known = contents.forms.find((one) => one.id === form.form) ?? refuse("refusedPaper");
  const [definition, { paper, sha256, findings = [] }, text] = await Promise.all([
    found(sources.definition(form.form), "refusedPaper"),
    found(sources.published(id), "refusedData"),
    found(sources.file(id), "refusedData"),
  ]);
  const { year, project, kind } = form;
  const place = { id, unit, year: String(year), project, kind, form: form.form, from: known.from, to: known.to };
  const content = contentOf(text);
  const answers = Object.fromEntries(content.get(contents.answers.name) || []);
  const answering = asking(findings, answers, texts);
  const cells = { ...paper, ...besidePaper(definition, content) };
  return { place: { ...place, path: publishedPathOf(id) }, definition, cells, sha256, text, answers, answering };
};
