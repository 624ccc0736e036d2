// Laid out in blocks on a phone, a table is one no more to some screen readers, unless its parts say what they are. The
// roles are set here since HTML does not allow them to stand in the page: there they say nothing new.
(() => {
  const ROLES = { table: "table", thead: "rowgroup", tbody: "rowgroup", tfoot: "rowgroup", tr: "row", td: "cell" };
  const roleOf = (part) =>
    part.localName === "th" ? (part.scope.startsWith("row") ? "rowheader" : "columnheader") : ROLES[part.localName];

  for (const table of document.querySelectorAll("table.stacked, table.amounts, .paper__table")) {
    for (const part of [table, ...table.querySelectorAll("thead, tbody, tfoot, tr, th, td")]) {
      part.setAttribute("role", roleOf(part));
    }
  }

  // Of a table, browsers hand the names of a column to every cell in it, above and below. Those on a paper hold for
  // their own part alone, so each part is a table to those who hear it.
  for (const paper of document.querySelectorAll(".paper__table")) {
    paper.setAttribute("role", "none");
    for (const part of paper.tBodies) part.setAttribute("role", "table");
  }
})();
