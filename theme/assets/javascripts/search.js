// A script of the old kind, so that it runs, and can say what is amiss, where its modules cannot be had.
(async () => {
  const SHOWN_AT_ONCE = 10;

  const form = document.getElementById("search-form");
  const status = document.getElementById("search-status");
  const failed = document.getElementById("search-failed");
  const list = document.getElementById("search-results");
  const more = document.getElementById("search-more");
  const texts = document.getElementById("search-words").dataset;

  let modules;
  try {
    modules = await Promise.all(
      ["files", "filters", "fold", "results", "words", "year"].map((name) => import(`./search/${name}.js`)),
    );
  } catch {
    failed.hidden = false;
    return;
  }
  const [{ Files }, { FILTERS, UNSPECIFIED, countsOf, passes }, { wordsOf }, { Results }, { fill }, { Year }] = modules;

  const FIELDS = ["q", ...FILTERS, "sort"];
  const kindNames = new Map([...form.elements.kind.options].slice(1).map((option) => [option.value, option.text]));
  const files = new Files(texts.root);
  const results = new Results(texts, kindNames);

  const readForm = () => Object.fromEntries(FIELDS.map((name) => [name, form.elements[name].value.trim()]));
  const writeForm = (names) => {
    const stated = new URLSearchParams(location.search);
    for (const name of names) {
      const field = form.elements[name];
      // A field of one line would drop line breaks, and make one word of two.
      field.value = (stated.get(name) ?? "").replace(/[\r\n]+/g, " ");
      // A choice that the site does not offer, or no longer, is none.
      if (field.selectedIndex < 0) field.selectedIndex = 0;
    }
  };
  const writeAddress = (state) => {
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
    writeForm(FILTERS);
    years = contents.years.map(String);
  };

  const countChoices = (found, loaded, state) => {
    for (const name of FILTERS) {
      const counts = countsOf(name, found.map(({ facts }) => facts), state);
      for (const option of form.elements[name].querySelectorAll("[data-name]")) {
        // Nothing is said of a year whose files were not needed.
        const isKnown = name !== "year" || loaded.has(option.value);
        const count = counts.get(option.value) ?? 0;
        option.textContent = isKnown ? fill(texts.option, { name: option.dataset.name, count }) : option.dataset.name;
      }
    }
  };

  const showStatus = (count, shown) => {
    // An element of its own for the number, wherever the sentence has it.
    const number = document.createElement("strong");
    number.dataset.resultCount = count;
    number.textContent = count;
    const [before, after] = fill(shown < count ? texts.foundSome : texts.found, { count: "\n", shown }).split("\n");
    status.replaceChildren(before, number, after);
  };

  const newestFirst = (a, b) => b.year.year - a.year.year || a.form - b.form;
  // Blank amounts come last: they are neither the least nor the most. Two of them differ by NaN, which is no order.
  const amountOf = ({ amount }) => amount ?? -Infinity;
  const orders = {
    "": (a, b) => b.weight - a.weight || newestFirst(a, b),
    year: newestFirst,
    amount: (a, b) => amountOf(b) - amountOf(a) || newestFirst(a, b),
  };

  const findIn = async (name, words, sort) => {
    const year = await Year.load(files, name);
    const [found, amounts] = await Promise.all([year.find(words), sort === "amount" ? year.amounts() : []]);
    return [...found].map(([form, weight]) => ({ year, form, weight, amount: amounts[form], facts: year.factsOf(form) }));
  };

  let latestSearch = 0;
  let shown = { words: [], found: [] };
  const showMore = async () => {
    const { words, found } = shown;
    const current = latestSearch;
    const from = list.children.length;
    const next = found.slice(from, from + SHOWN_AT_ONCE);
    const entries = await Promise.allSettled(next.map(({ year, form }) => year.entry(form)));
    if (current !== latestSearch || from !== list.children.length) return null;
    const had = entries.filter(({ status }) => status === "fulfilled");
    if (had.length < next.length) failed.hidden = false;
    list.append(...had.map(({ value }) => results.item(value, words)));
    more.hidden = had.length < next.length || list.children.length >= found.length;
    showStatus(found.length, list.children.length);
    return list.children[from];
  };

  const search = async () => {
    const current = ++latestSearch;
    failed.hidden = true;
    status.textContent = texts.loading;
    const hasContents = await prepareFilters().then(() => true, () => false);
    const state = readForm();
    const names = hasContents && state.year ? [state.year] : (years ?? []);
    const words = wordsOf(state.q);
    const outcomes = await Promise.allSettled(names.map((name) => findIn(name, words, state.sort)));
    if (current !== latestSearch) return;
    const found = outcomes.flatMap(({ value }) => value ?? []);
    const loaded = new Set(names.filter((_, place) => outcomes[place].status === "fulfilled"));
    const left = found.filter(({ facts }) => passes(facts, state)).sort(orders[state.sort] ?? orders[""]);
    shown = { words, found: left };
    list.replaceChildren();
    failed.hidden = hasContents && loaded.size === names.length;
    countChoices(found, loaded, state);
    await showMore();
  };
  const searchAnew = () => {
    writeAddress(readForm());
    search();
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    searchAnew();
  });
  for (const name of [...FILTERS, "sort"]) form.elements[name].addEventListener("change", searchAnew);
  more.addEventListener("click", async () => (await showMore())?.querySelector("a").focus());
  addEventListener("popstate", () => {
    writeForm(FIELDS);
    search();
  });

  form.hidden = false;
  writeForm(FIELDS);
  search();
})();
