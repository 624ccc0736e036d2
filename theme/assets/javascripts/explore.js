// A script of the old kind, so that it runs, and can say what is amiss, where its modules cannot be had.
(async () => {
  const PAGE_SIZE = 25;
  const CHOICES = ["unit", "department", "year", "type", "kind"];
  const FIELDS = [...CHOICES, "from", "to"];

  const element = (name) => document.getElementById(`explore-${name}`);
  const [form, failed, status, table, pager, download] = ["form", "failed", "status", "table", "pager", "download"].map(element);
  const texts = element("words").dataset;
  const body = table.tBodies[0];
  const sortButtons = [...table.tHead.querySelectorAll("[data-sort-by]")];

  let modules;
  try {
    modules = await Promise.all(
      ["explore/csv", "explore/rows", "search/files", "search/filters", "search/words", "search/year"].map(
        (name) => import(`./${name}.js`),
      ),
    );
  } catch {
    failed.hidden = false;
    return;
  }
  const [{ csvOf }, { filtered, rowsOf, sorted, sumsOf }, { Files }, { UNSPECIFIED }, { fill, grouped }, { Year }] = modules;

  const files = new Files(texts.root);
  const kindNames = new Map([...form.elements.kind.options].slice(1).map((option) => [option.value, option.text]));
  const unitNames = new Map();
  let years = null;
  let departments = {};
  let state = {};
  let shown = [];

  const addOptions = (name, options) => {
    form.elements[name].append(...options.map(([value, text]) => new Option(text, value)));
  };
  const prepareFilters = async () => {
    if (years) return;
    const [contents, known] = await Promise.all([files.json("contents.json"), files.json("departments.json")]);
    if (years) return;
    departments = known;
    for (const [unit, name] of Object.entries(contents.units)) unitNames.set(unit, name);
    const names = [...new Set(Object.values(departments))].sort(new Intl.Collator("zh").compare);
    addOptions("unit", [...unitNames]);
    addOptions("department", [...names.map((name) => [name, name]), [UNSPECIFIED, texts.noDepartment]]);
    addOptions("year", contents.years.map((year) => [year, fill(texts.year, { year })]));
    addOptions("type", contents.types.map((type) => [type || UNSPECIFIED, type || texts.noType]));
    years = contents.years.map(String);
  };

  const rowsByYear = new Map();
  const rowsOfYear = (name) => {
    if (!rowsByYear.has(name)) {
      const rows = Year.load(files, name).then((year) => rowsOf(year, departments));
      rows.catch(() => rowsByYear.delete(name));
      rowsByYear.set(name, rows);
    }
    return rowsByYear.get(name);
  };

  // What stands in the address, as far as the page offers it; the form shows the same.
  const readAddress = () => {
    const stated = new URLSearchParams(location.search);
    const read = { sort: stated.get("sort") ?? "", page: Math.max(1, Math.floor(Number(stated.get("page"))) || 1) };
    for (const name of FIELDS) {
      const field = form.elements[name];
      field.value = stated.get(name) ?? "";
      if (field.selectedIndex < 0) field.selectedIndex = 0;
      read[name] = field.value;
    }
    form.elements.findings.checked = stated.has("findings");
    return { ...read, findings: form.elements.findings.checked ? "1" : "" };
  };
  const readForm = () => {
    const read = Object.fromEntries(FIELDS.map((name) => [name, form.elements[name].value.trim()]));
    return { ...read, findings: form.elements.findings.checked ? "1" : "", sort: state.sort, page: 1 };
  };
  const goTo = (next) => {
    const stated = Object.entries(next).filter(([name, value]) => value && !(name === "page" && value === 1));
    const query = String(new URLSearchParams(stated));
    const address = location.pathname + (query && `?${query}`);
    if (address !== location.pathname + location.search) history.pushState(null, "", address);
    return show();
  };

  const yuanOf = (fen) => {
    const digits = String(Math.abs(fen)).padStart(3, "0");
    return `${fen < 0 ? "-" : ""}${grouped(`${digits.slice(0, -2)}.${digits.slice(-2)}`)}`;
  };
  const showSums = () => {
    const { forms, projects, fen, blank } = sumsOf(shown);
    const sums = fill(texts.sums, { forms, projects, amount: yuanOf(fen) });
    status.textContent = sums + (blank ? fill(texts.blank, { blank }) : "");
    Object.assign(status.dataset, { resultCount: forms, fen, blank });
  };

  const cell = (name, text, isNumber = false) => {
    const made = document.createElement("td");
    made.textContent = text;
    made.dataset.label = table.querySelector(`[data-column="${name}"]`).textContent.trim();
    made.classList.toggle("number", isNumber);
    return made;
  };
  const tableRow = (row, { url, title, amount }) => {
    const made = document.createElement("tr");
    const project = document.createElement("th");
    const link = document.createElement("a");
    project.scope = "row";
    link.href = texts.root + url;
    link.textContent = title;
    project.append(link);
    const unit = cell("unit", unitNames.get(row.unit) ?? row.unit);
    unit.classList.add("stacked__wide");
    made.append(project, unit, cell("department", row.department), cell("year", row.year));
    made.append(cell("kind", kindNames.get(row.kind) ?? ""), cell("type", row.types.join("、") || texts.noType));
    made.append(cell("amount", amount === null ? texts.noBudget : grouped(amount), true));
    const findings = cell("findings", row.findings ?? "", true);
    findings.hidden = table.querySelector('[data-column="findings"]').hidden;
    made.append(findings);
    return made;
  };

  const showSorting = () => {
    for (const button of sortButtons) {
      const heading = button.closest("th");
      if (state.sort.replace(/^-/, "") !== button.dataset.sortBy) heading.removeAttribute("aria-sort");
      else heading.setAttribute("aria-sort", state.sort.startsWith("-") ? "descending" : "ascending");
    }
  };
  const pageCount = () => Math.max(1, Math.ceil(shown.length / PAGE_SIZE));
  const showPager = () => {
    pager.hidden = pageCount() === 1;
    pager.querySelector("[data-position]").textContent = fill(texts.position, { number: state.page, count: pageCount() });
    pager.querySelector('[data-step="-1"]').disabled = state.page === 1;
    pager.querySelector('[data-step="1"]').disabled = state.page === pageCount();
  };

  let latest = 0;
  const showRows = async (current) => {
    const rows = shown.slice((state.page - 1) * PAGE_SIZE, state.page * PAGE_SIZE);
    const outcomes = await Promise.allSettled(rows.map((row) => row.source.row(row.form)));
    if (current !== latest) return;
    const had = outcomes.flatMap(({ value }, place) => (value ? [tableRow(rows[place], value)] : []));
    if (had.length < rows.length) failed.hidden = false;
    body.replaceChildren(...had);
    table.setAttribute("aria-busy", "false");
  };
  const showFindings = (loaded) => {
    const isChecked = loaded.some((rows) => rows.some((row) => row.findings !== null));
    element("findings-field").hidden = !isChecked;
    table.querySelector('[data-column="findings"]').hidden = !isChecked;
  };
  const show = async () => {
    const current = ++latest;
    failed.hidden = true;
    table.setAttribute("aria-busy", "true");
    status.textContent = texts.loading;
    delete status.dataset.resultCount;
    const hasContents = await prepareFilters().then(() => true, () => false);
    if (current !== latest) return;
    state = readAddress();
    const names = state.year ? [state.year] : (years ?? []);
    const outcomes = await Promise.allSettled(names.map(rowsOfYear));
    if (current !== latest) return;
    const loaded = outcomes.flatMap(({ value }) => (value ? [value] : []));
    showFindings(loaded);
    shown = sorted(filtered(loaded.flat(), state), state.sort, unitNames);
    state.page = Math.min(state.page, pageCount());
    failed.hidden = hasContents && loaded.length === names.length;
    showSorting();
    showPager();
    await showRows(current);
    if (current === latest) showSums();
  };

  const csvLine = (row, { url, title, amount }) => [
    title,
    unitNames.get(row.unit) ?? row.unit,
    row.department,
    row.year,
    kindNames.get(row.kind) ?? "",
    row.types.join("、"),
    amount,
    row.findings,
    new URL(texts.root + url, location.href).href,
  ];
  const csvLines = async () => {
    const headings = [...table.tHead.querySelectorAll("[data-column]")].map((heading) => heading.textContent.trim());
    const lines = [[...headings, texts.url]];
    // By portions: a browser has only so many requests under way.
    for (let from = 0; from < shown.length; from += 2_000) {
      const rows = shown.slice(from, from + 2_000);
      lines.push(...(await Promise.all(rows.map(async (row) => csvLine(row, await row.source.row(row.form))))));
    }
    return lines;
  };
  const save = (text) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
    link.download = texts.fileName;
    link.click();
    URL.revokeObjectURL(link.href);
  };
  const downloadShown = async () => {
    const label = download.textContent;
    download.disabled = true;
    download.textContent = texts.downloading;
    try {
      save(csvOf(await csvLines()));
    } catch {
      failed.hidden = false;
    }
    download.textContent = label;
    download.disabled = false;
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (form.reportValidity()) goTo(readForm());
  });
  form.addEventListener("change", () => form.checkValidity() && goTo(readForm()));
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    goTo({ sort: state.sort, page: 1 });
  });
  for (const button of sortButtons) {
    button.addEventListener("click", () => {
      const { sortBy } = button.dataset;
      goTo({ ...state, page: 1, sort: state.sort === `-${sortBy}` ? sortBy : state.sort === sortBy ? "" : `-${sortBy}` });
    });
  }
  for (const button of pager.querySelectorAll("[data-step]")) {
    button.addEventListener("click", async () => {
      await goTo({ ...state, page: state.page + Number(button.dataset.step) });
      table.caption.focus();
    });
  }
  download.addEventListener("click", downloadShown);
  addEventListener("popstate", show);

  for (const part of [form, element("results")]) part.hidden = false;
  show();
})();
