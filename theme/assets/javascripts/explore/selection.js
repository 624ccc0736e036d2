import { fill } from "../shared/words.js";

// Each form is a file of its own, of some ten thousand bytes.
export const MOST = 300;

const BETWEEN = "；";

const textOf = (value, codes) => (Array.isArray(value) ? value.join(BETWEEN) : (codes.get(String(value)) ?? value));

// The address of a page in the data: absolute, or relative to the root of the site.
const whole = (page, root) => new URL(page, new URL(root, location.href)).href;

// The lines of published forms in a table, below a head: the form of each line, and the columns of the table in words.
export const linesOf = (forms, table, columns, texts) => {
  const hasPage = columns.some(({ name }) => name === "page");
  const all = hasPage ? columns : [...columns, { name: "page", title: texts.url, codes: {} }];
  // Texts of forms are looked up here, and an object would have more names than its own.
  const listed = all.map((column) => ({ ...column, codes: new Map(Object.entries(column.codes)) }));
  const lines = forms.flatMap((form) => {
    const { form_id, year, unit_name, project_name, page } = form;
    return (form[table] ?? []).map((own) => {
      const row = { form_id, year, unit_name, project_name, page, ...own };
      return listed.map(({ name, codes }) => (name === "page" ? whole(row.page, texts.root) : textOf(row[name], codes)));
    });
  });
  return [listed.map(({ title }) => title), ...lines];
};

// The reason why the tables of so many forms are not offered; empty if they are.
export const tooMany = (rows, texts) => (rows.length > MOST ? fill(texts.tooMany, { most: MOST }) : "");
