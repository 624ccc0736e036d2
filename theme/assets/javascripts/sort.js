(() => {
  // A shorter table is easy to read, and on a phone the buttons would only come before it.
  const SHORT = 8;
  const collator = new Intl.Collator("zh-CN", { numeric: true });

  // Chinese numerals where they number things, as in generator/catalogue/order.py; the collator knows digits itself.
  const NUMERALS = "〇一二三四五六七八九";
  const TIMES = { 十: 10, 百: 100 };
  const NUMBER = /(第)([〇零一二三四五六七八九十百]{1,9})|([〇零一二三四五六七八九十百]{1,9})(?=[期号])/g;
  const valueOf = (numerals) => {
    let [whole, last] = [0, 0];
    for (const numeral of numerals.replace(/零/g, "〇")) {
      const times = TIMES[numeral];
      [whole, last] = times ? [whole + (last || 1) * times, 0] : [whole, 10 * last + NUMERALS.indexOf(numeral)];
    }
    return whole + last;
  };
  const inDigits = (text) => text.replace(NUMBER, (_, before = "", ...numerals) => before + valueOf(numerals[0] || numerals[1]));

  const readers = {
    text: (cell) => inDigits(cell.dataset.value ?? cell.textContent.trim()),
    number: (cell) => parseFloat(cell.dataset.value),
  };
  const comparers = { text: (a, b) => collator.compare(a, b), number: (a, b) => a - b };
  const isBlank = (value) => value === "" || Number.isNaN(value);

  const sort = (table, header, direction) => {
    const read = readers[header.dataset.sort];
    const compare = comparers[header.dataset.sort];
    const body = table.tBodies[0];
    const rows = [...body.rows].map((row) => ({ row, value: read(row.cells[header.cellIndex]) }));
    // Blank cells are last in both directions: they are neither the least nor the most.
    rows.sort((a, b) =>
      isBlank(a.value) || isBlank(b.value)
        ? isBlank(a.value) - isBlank(b.value)
        : direction * compare(a.value, b.value),
    );
    body.append(...rows.map(({ row }) => row));
  };

  const makeSortable = (table, header) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "sortable__button";
    button.append(...header.childNodes);
    header.append(button);
    header.classList.add("sortable__heading");
    button.addEventListener("click", () => {
      const ascending = header.getAttribute("aria-sort") !== "ascending";
      for (const other of table.tHead.querySelectorAll("[aria-sort]")) other.removeAttribute("aria-sort");
      header.setAttribute("aria-sort", ascending ? "ascending" : "descending");
      sort(table, header, ascending ? 1 : -1);
    });
  };

  for (const table of document.querySelectorAll("table.sortable")) {
    if (table.tBodies[0].rows.length <= SHORT) continue;
    for (const header of table.tHead.querySelectorAll("th[data-sort]")) makeSortable(table, header);
  }
})();
