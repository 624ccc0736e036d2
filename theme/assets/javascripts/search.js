(() => {
  const FILTERS = ["unit", "year", "type", "kind"];
  const FIELDS = ["q", ...FILTERS, "sort"];
  const UNSPECIFIED = "unspecified";
  const SHOWN_AT_ONCE = 20;
  const BEFORE_MATCH = 30;
  const EXCERPT_LENGTH = 120;
  const PASSAGE_LENGTH = 30;

  const form = document.getElementById("search-form");
  const status = document.getElementById("search-status");
  const failed = document.getElementById("search-failed");
  const list = document.getElementById("search-results");
  const more = document.getElementById("search-more");
  const resultTemplate = document.getElementById("search-result").content;
  const words = document.getElementById("search-words").dataset;
  const kindNames = new Map([...form.elements.kind.options].slice(1).map((option) => [option.value, option.text]));

  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

  // Folding keeps every character in its place, so that a match in a folded text is found again in the original.
  const foldCharacter = (character) => {
    if (character === "\u3000") return " ";
    const isWide = character >= "\uff01" && character <= "\uff5e";
    const narrow = isWide ? String.fromCharCode(character.charCodeAt(0) - 0xfee0) : character;
    const lower = narrow.toLowerCase();
    return lower.length === narrow.length ? lower : narrow;
  };
  const fold = (text) => text.replace(/[\u3000\uff01-\uff5e]|\p{Changes_When_Lowercased}/gu, foldCharacter);
  const wordsOf = (query) => [...new Set(fold(query).split(/\s+/).filter(Boolean))];

  const placesOf = (word, folded) => {
    const places = [];
    for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + word.length)) places.push(at);
    return places;
  };

  // A file that could not be had is asked for again by the next search.
  const files = new Map();
  const fetchFile = async (name) => {
    const response = await fetch(`${words.root}data/search/${name}.json`);
    if (!response.ok) throw new Error(`${name}: ${response.status}`);
    return response.json();
  };
  const load = (name, prepare) => {
    if (!files.has(name)) {
      const file = fetchFile(name).then(prepare);
      file.catch(() => files.delete(name));
      files.set(name, file);
    }
    return files.get(name);
  };

  const loadedYears = new Map();
  const prepareEntry = (entry) => {
    const searched = [entry.title, entry.unitName, entry.year, ...entry.types, entry.text].join("\n");
    return { ...entry, searched, folded: fold(searched), foldedTitle: fold(entry.title) };
  };
  const loadYear = (year) =>
    load(year, (entries) => {
      loadedYears.set(year, entries.map(prepareEntry));
    });

  const valuesOf = {
    unit: (entry) => [entry.unit],
    year: (entry) => [String(entry.year)],
    type: (entry) => (entry.types.length ? entry.types : [UNSPECIFIED]),
    kind: (entry) => [entry.kind],
  };
  const passes = (entry, state, leftOut) =>
    FILTERS.every((name) => name === leftOut || !state[name] || valuesOf[name](entry).includes(state[name]));

  const scan = (entries, sought) =>
    entries
      .filter((entry) => sought.every((word) => entry.folded.includes(word)))
      .map((entry) => ({
        entry,
        inTitle: sought.filter((word) => entry.foldedTitle.includes(word)).length,
        matches: sought.reduce((sum, word) => sum + placesOf(word, entry.folded).length, 0),
      }));

  // Blank amounts come last: they are neither the least nor the most. Two of them differ by NaN, which is no order.
  const amountOf = ({ entry }) => (entry.amount === null ? -Infinity : Number(entry.amount));
  const newestFirst = (a, b) => b.entry.year - a.entry.year;
  const orders = {
    "": (a, b) => b.inTitle - a.inTitle || b.matches - a.matches || newestFirst(a, b),
    year: newestFirst,
    amount: (a, b) => amountOf(b) - amountOf(a) || newestFirst(a, b),
  };

  const marked = (text, sought) => {
    const fragment = document.createDocumentFragment();
    const folded = fold(text);
    const ranges = sought.flatMap((word) => placesOf(word, folded).map((at) => [at, at + word.length]));
    let done = 0;
    for (const [from, to] of ranges.sort((a, b) => a[0] - b[0] || b[1] - a[1])) {
      if (to <= done) continue;
      const mark = document.createElement("mark");
      mark.textContent = text.slice(Math.max(from, done), to);
      fragment.append(text.slice(done, Math.max(from, done)), mark);
      done = to;
    }
    fragment.append(text.slice(done));
    return fragment;
  };

  // Half of a character outside of the basic plane would show as a question mark.
  const wholeFrom = (text, at) => (/[\udc00-\udfff]/.test(text[at] ?? "") ? at - 1 : at);

  const lineAt = (text, at) => {
    const end = text.indexOf("\n", at);
    return { start: text.lastIndexOf("\n", at) + 1, end: end < 0 ? text.length : end };
  };
  const isPassage = ({ start, end }) => end - start >= PASSAGE_LENGTH;

  // A passage stands for itself; a short cell says little without the label before it, a label without its cell.
  const surroundingsOf = (text, at) => {
    const line = lineAt(text, at);
    if (isPassage(line)) return line;
    return { start: lineAt(text, Math.max(line.start - 2, 0)).start, end: lineAt(text, line.end + 1).end };
  };
  const excerptAround = (text, at) => {
    const whole = surroundingsOf(text, at);
    const start = at - whole.start <= BEFORE_MATCH ? whole.start : wholeFrom(text, at - BEFORE_MATCH);
    const end = wholeFrom(text, Math.min(start + EXCERPT_LENGTH, whole.end));
    const excerpt = text.slice(start, end).replaceAll("\n", " ");
    return `${start > whole.start ? "…" : ""}${excerpt}${end < whole.end ? "…" : ""}`;
  };
  const excerptOf = (entry, sought) => {
    const folded = fold(entry.text);
    const places = sought.flatMap((word) => placesOf(word, folded));
    const at = places.find((place) => isPassage(lineAt(entry.text, place))) ?? places[0];
    return at === undefined ? "" : excerptAround(entry.text, at);
  };

  const amountText = (amount) => {
    if (amount === null) return words.noBudget;
    const [whole, decimals] = amount.split(".");
    const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
    return fill(words.amount, { amount: /[1-9]/.test(decimals) ? `${grouped}.${decimals}` : grouped });
  };

  // A browser that knows text directives scrolls to the match. Its page has the original characters, and a
  // hyphen is part of the directive's own grammar.
  const addressOf = (entry, sought) => {
    const address = words.root + entry.url;
    if (!sought.length || !("fragmentDirective" in document)) return address;
    const at = entry.folded.indexOf(sought[0]);
    const text = entry.searched.slice(at, at + sought[0].length);
    return `${address}#:~:text=${encodeURIComponent(text).replaceAll("-", "%2D")}`;
  };

  const resultItem = ({ entry }, sought) => {
    const item = resultTemplate.cloneNode(true);
    const part = (name) => item.querySelector(`[data-part="${name}"]`);
    part("kind").textContent = kindNames.get(entry.kind);
    part("kind").classList.toggle("tag--self-evaluation", entry.kind === "self-evaluation");
    part("year").textContent = fill(words.year, entry);
    part("unit").append(marked(entry.unitName, sought));
    part("types").append(marked(entry.types.join("、") || words.noType, entry.types.length ? sought : []));
    part("title").append(marked(entry.title, sought));
    part("title").href = addressOf(entry, sought);
    part("excerpt").append(marked(excerptOf(entry, sought), sought));
    part("amount").textContent = amountText(entry.amount);
    return item;
  };

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
  const prepareFilters = ({ years, units, types }) => {
    addOptions("unit", Object.entries(units));
    addOptions("year", years.map((year) => [year, fill(words.year, { year })]));
    addOptions("type", types.map((type) => [type || UNSPECIFIED, type || words.noType]));
    writeForm(FILTERS);
    return years.map(String);
  };

  const countChoices = (found, state) => {
    for (const name of FILTERS) {
      const counts = new Map();
      for (const { entry } of found.filter((result) => passes(result.entry, state, name))) {
        for (const value of valuesOf[name](entry)) counts.set(value, (counts.get(value) ?? 0) + 1);
      }
      for (const option of form.elements[name].querySelectorAll("[data-name]")) {
        // Nothing is said of a year whose file was not needed.
        const isKnown = name !== "year" || loadedYears.has(option.value);
        const count = counts.get(option.value) ?? 0;
        option.textContent = isKnown ? fill(words.option, { name: option.dataset.name, count }) : option.dataset.name;
      }
    }
  };

  const showStatus = (count, shown) => {
    // An element of its own for the number, wherever the sentence has it.
    const number = document.createElement("strong");
    number.dataset.resultCount = count;
    number.textContent = count;
    const [before, after] = fill(shown < count ? words.foundSome : words.found, { count: "\n", shown }).split("\n");
    status.replaceChildren(before, number, after);
  };

  let shownResults = [];
  let shownWords = [];
  const showMore = () => {
    const from = list.children.length;
    list.append(...shownResults.slice(from, from + SHOWN_AT_ONCE).map((result) => resultItem(result, shownWords)));
    more.hidden = list.children.length >= shownResults.length;
    showStatus(shownResults.length, list.children.length);
    return list.children[from];
  };

  const showResults = (state) => {
    shownWords = wordsOf(state.q);
    const found = scan([...loadedYears.values()].flat(), shownWords);
    shownResults = found.filter(({ entry }) => passes(entry, state)).sort(orders[state.sort] ?? orders[""]);
    list.replaceChildren();
    showMore();
    countChoices(found, state);
  };

  let latestSearch = 0;
  const search = async () => {
    const current = ++latestSearch;
    failed.hidden = true;
    status.textContent = words.loading;
    const contents = await load("contents", prepareFilters).catch(() => null);
    const state = readForm();
    const years = contents && state.year ? [state.year] : (contents ?? []);
    const outcomes = await Promise.allSettled(years.map(loadYear));
    if (current !== latestSearch) return;
    showResults(state);
    failed.hidden = contents !== null && outcomes.every(({ status }) => status === "fulfilled");
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
  more.addEventListener("click", () => showMore().querySelector("a").focus());
  addEventListener("popstate", () => {
    writeForm(FIELDS);
    search();
  });

  form.hidden = false;
  writeForm(FIELDS);
  search();
})();
