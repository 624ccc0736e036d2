import { fenOf } from "../shared/amounts.js";
import { Files } from "../shared/files.js";
import { countsOf, FILTERS, renameType, UNSPECIFIED } from "../shared/filters.js";
import { findAnyWriting } from "../shared/finding.js";
import { fill, insteadOf } from "../shared/words.js";
import { isYear } from "../shared/writings.js";
import { Hint } from "./hint.js";
import { Related, unitsNamed } from "./related.js";
import { Results } from "./results.js";

const SHOWN_AT_ONCE = 10;

const form = document.getElementById("search-form");
const status = document.getElementById("search-status");
const failed = document.getElementById("search-failed");
const list = document.getElementById("search-results");
const more = document.getElementById("search-more");
const texts = document.getElementById("search-words").dataset;

const FIELDS = ["q", ...FILTERS, "sort"];
const kindNames = new Map([...form.elements.kind.options].slice(1).map((option) => [option.value, option.text]));
const files = new Files(texts.root);
const results = new Results(texts, kindNames);
const related = new Related(texts);
const papers = new Map([...kindNames].map(([kind, name]) => [kind, fill(texts.paper, { name })]));

const readForm = () => Object.fromEntries(FIELDS.map((name) => [name, form.elements[name].value.trim()]));
const writeForm = (names) => {
  const stated = new URLSearchParams(location.search);
  for (const name of names) {
    const field = form.elements[name];
    // A single-line field would drop line breaks, and so join two words.
    field.value = (stated.get(name) ?? "").replace(/[\r\n]+/g, " ");
    // An option that the site does not have, or no longer has, is not chosen.
    if (field.selectedIndex < 0) field.selectedIndex = 0;
  }
};
// The query in the form's own words, for readers on paper; empty if all forms are listed.
const chosenText = (state) => {
  const words = state.q && fill(texts.quoted, { words: state.q });
  const picked = FILTERS.map((name) => state[name] && form.elements[name].selectedOptions[0].dataset.name);
  const chosen = [words, ...picked].filter(Boolean);
  const order = form.elements.sort.selectedOptions[0].text;
  return chosen.length || state.sort ? fill(texts.chosen, { chosen: [...chosen, order].join("、") }) : "";
};
// The number of results and the scroll position stay with the address in the history.
const keepPlace = () => {
  if (list.children.length) history.replaceState({ shown: list.children.length, scroll: scrollY }, "");
};
const writeAddress = (state) => {
  keepPlace();
  const stated = String(new URLSearchParams(Object.entries(state).filter(([, value]) => value)));
  const address = location.pathname + (stated && `?${stated}`);
  if (address !== location.pathname + location.search) history.pushState(null, "", address);
};

const addOptions = (name, options) => {
  for (const [value, text] of options) {
    const option = new Option(text, value);
    option.dataset.name = text;
    form.elements[name].append(option);
  }
};
let years = null;
const prepareFilters = async () => {
  if (years) return;
  const contents = await files.json("contents.json");
  if (years) return;
  addOptions("unit", Object.entries(contents.units));
  addOptions("year", contents.years.map((year) => [year, fill(texts.year, { year })]));
  addOptions("type", contents.types.map((type) => [type || UNSPECIFIED, type || texts.noType]));
  renameType(contents.renamed);
  writeForm(FILTERS);
  years = contents.years.map(String);
};

const countChoices = (found, loaded, state) => {
  for (const name of FILTERS) {
    const counts = countsOf(name, found.map(({ facts }) => facts), state);
    for (const option of form.elements[name].querySelectorAll("[data-name]")) {
      // No count for a year whose files were not needed.
      const isKnown = name !== "year" || loaded.has(option.value);
      const count = counts.get(option.value) ?? 0;
      option.textContent = isKnown ? fill(texts.option, { name: option.dataset.name, count }) : option.dataset.name;
    }
  }
};

// The latest outcome: see finding.js; `asked` is the query as typed, and `isWhole` whether everything was searched.
let outcome = { asked: "", queries: [], words: [], left: [], isWhole: true };
const showStatus = (shown) => {
  const { asked, queries, left } = outcome;
  const count = left.length;
  // If something could not be searched, it is unknown whether there are results.
  if (!count && !failed.hidden) {
    status.textContent = "";
    return;
  }
  const instead = insteadOf(asked, queries, texts);
  // A separate element for the number, wherever the sentence has it.
  const number = document.createElement("strong");
  number.dataset.resultCount = count;
  number.textContent = count;
  const [before, after] = fill(shown < count ? texts.foundSome : texts.found, { count: "\n", shown }).split("\n");
  status.replaceChildren(instead, before, number, after);
};

// Links to the explorer with the same forms, which adds them up.
const leadToTable = (state) => {
  const { sort: _, ...filters } = state;
  const asked = Object.entries(filters).filter(([, value]) => value);
  const way = document.getElementById("search-table");
  way.hidden = !outcome.left.length;
  way.firstElementChild.href = `${texts.root}explore/?${new URLSearchParams(asked)}`;
};

// Most searches are not for an amount, and do not need this script.
const budgetsOf = async (names, state) => {
  if (isYear(state.q) || !(fenOf(state.q) > 0)) return null;
  return import("./budgets.js").then(({ budgetsNear }) => budgetsNear(files, names, state)).catch(() => null);
};
const areAll = (forms, found) =>
  forms?.length === found.length && found.every(({ year, form }) => forms.includes(`${year.year}/${form}`));

let latestSearch = 0;
const showMore = async (number = SHOWN_AT_ONCE) => {
  const { words, left, isWhole } = outcome;
  const current = latestSearch;
  const from = list.children.length;
  const next = left.slice(from, from + number);
  more.textContent = texts.loading;
  const entries = await Promise.allSettled(next.map(({ year, form }) => year.entry(form)));
  if (current !== latestSearch || from !== list.children.length) return null;
  const had = entries.filter(({ status }) => status === "fulfilled");
  failed.hidden = isWhole && had.length === next.length;
  list.append(...had.map(({ value }) => results.item(value, words)));
  more.textContent = texts.more;
  // If none could be loaded, as without a connection, the button stays for another try.
  const isCutShort = had.length > 0 && had.length < next.length;
  more.hidden = isCutShort || list.children.length >= left.length;
  showStatus(list.children.length);
  return list.children[from];
};

const search = async (place) => {
  const current = ++latestSearch;
  files.renew();
  failed.hidden = true;
  hint.hide();
  related.hide();
  status.textContent = texts.loading;
  const hasContents = await prepareFilters().then(() => true, () => false);
  const state = readForm();
  document.getElementById("search-chosen").textContent = chosenText(state);
  const names = hasContents && state.year ? [state.year] : (years ?? []);
  const searches = [findAnyWriting(files, names, state, () => current === latestSearch), budgetsOf(names, state)];
  const [had, budgets] = await Promise.all(searches);
  if (current !== latestSearch) return;
  outcome = { asked: state.q, ...had, isWhole: hasContents && had.loaded.size === names.length };
  list.replaceChildren();
  countChoices(had.found, had.loaded, state);
  leadToTable(state);
  // If nothing is found, the hint names units.
  const units = had.left.length ? unitsNamed(state.q, await files.json("contents.json")) : [];
  related.show(state, units, areAll(budgets?.forms, had.left) ? null : budgets);
  await showMore(place?.shown);
  if (current !== latestSearch) return;
  if (place) scrollTo({ top: place.scroll, behavior: "instant" });
  if (had.left.length || !failed.hidden) return;
  // Most searches find something, and do not need this script.
  const near = await import("./near.js").then(({ nearTo }) => nearTo(files, names, state, papers)).catch(() => ({}));
  if (current === latestSearch) hint.show(state, near);
};
const searchAnew = () => {
  writeAddress(readForm());
  return search();
};
// The pressed button disappears with the hint; the focus moves to the results.
const hint = new Hint(texts, async () => {
  for (const name of FILTERS) form.elements[name].value = "";
  await searchAnew();
  (list.querySelector("a") ?? form.elements.q).focus();
});

form.addEventListener("submit", (event) => {
  event.preventDefault();
  searchAnew();
});
for (const name of [...FILTERS, "sort"]) form.elements[name].addEventListener("change", searchAnew);
more.addEventListener("click", async () => {
  files.renew();
  (await showMore())?.querySelector("a").focus();
  keepPlace();
});
// Leaving the page always starts with a click.
document.addEventListener("click", keepPlace);
addEventListener("popstate", () => {
  writeForm(FIELDS);
  search(history.state);
});

form.hidden = false;
writeForm(FIELDS);
search(history.state);
