// Displayed as blocks on a phone, a table needs roles for some screen readers. They are set here because HTML does not
// allow them in the page, where they are redundant.
(() => {
  const ROLES = { table: "table", thead: "rowgroup", tbody: "rowgroup", tfoot: "rowgroup", tr: "row", td: "cell" };
  const roleOf = (part) =>
    part.localName === "th" ? (part.scope.startsWith("row") ? "rowheader" : "columnheader") : ROLES[part.localName];

  for (const table of document.querySelectorAll("table.stacked, table.amounts, .paper__table")) {
    for (const part of [table, ...table.querySelectorAll("thead, tbody, tfoot, tr, th, td")]) {
      part.setAttribute("role", roleOf(part));
    }
  }

  // Browsers apply column headings to every cell of a table, above and below. On a paper without a head they only apply
  // to their own part, so each part becomes a table for screen readers.
  for (const paper of document.querySelectorAll(".paper__table")) {
    if (paper.tHead) continue;
    const name = paper.getAttribute("aria-label");
    paper.removeAttribute("aria-label");
    paper.setAttribute("role", "none");
    for (const part of paper.tBodies) {
      part.setAttribute("role", "table");
      part.setAttribute("aria-label", name);
    }
  }
})();
