// A long list of units can be narrowed by typing what stands in their names. One that continues on other pages is brought
// together first, since a name may be on any of them.
(() => {
  const boxes = document.querySelectorAll(".narrow");
  if (!boxes.length) return;
  const folding = import("./shared/fold.js");
  const tableOf = (page) => page.querySelector(".narrow + table");
  const linkOf = (page, rel) => page.querySelector(`.pager [rel=${rel}]`);

  // Another page of the list, its links as they are from here.
  const pageAt = async (address) => {
    const response = await fetch(address);
    if (!response.ok) throw new Error(response.status);
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    for (const link of page.querySelectorAll("a[href]")) link.href = new URL(link.getAttribute("href"), address);
    return page;
  };

  const rowsBeyond = async (rel) => {
    const pages = [];
    for (let link = linkOf(document, rel); link; link = linkOf(pages[pages.length - 1], rel)) pages.push(await pageAt(link.href));
    if (rel === "prev") pages.reverse();
    return pages.flatMap((page) => [...tableOf(page).tBodies[0].rows]);
  };

  const bringTogether = async (body) => {
    const pager = document.querySelector(".pager");
    if (!pager) return;
    const cells = [...body.rows[0].cells];
    const [before, after] = await Promise.all(["prev", "next"].map(rowsBeyond));
    // As in stacked.js.
    for (const row of [...before, ...after]) {
      row.setAttribute("role", "row");
      cells.forEach((cell, at) => row.cells[at].setAttribute("role", cell.getAttribute("role")));
    }
    body.prepend(...before);
    body.append(...after);
    pager.remove();
    document.querySelector(".extract").remove();
  };

  const makeNarrow = (box) => {
    const [input, said] = [box.querySelector("input"), box.querySelector("[role=status]")];
    const body = box.nextElementSibling.tBodies[0];
    let together = null;
    const narrow = async () => {
      // If the other pages cannot be had, the pager stays to lead to them.
      together = together || bringTogether(body).catch(() => (together = null));
      const [{ hasWordsOf }] = await Promise.all([folding, together]);
      const words = input.value.trim();
      const isMeant = hasWordsOf(words);
      for (const row of body.rows) row.hidden = !isMeant(row.cells[0].dataset.names);
      const count = [...body.rows].filter(({ hidden }) => !hidden).length;
      const told = () => said.dataset.narrowed.replace("{count}", count).replace("{words}", () => words);
      said.textContent = words && told();
    };
    box.hidden = false;
    // From a disc modules are not loaded.
    folding.catch(() => (box.hidden = true));
    // The search leads here with words that stand in many names.
    input.value = new URLSearchParams(location.search).get("name") || "";
    if (input.value) narrow();
    input.addEventListener("input", () => {
      // Who comes back from a unit finds the list as it was.
      const asked = input.value ? `?${new URLSearchParams({ name: input.value })}` : location.pathname;
      history.replaceState(history.state, "", asked);
      narrow();
    });
  };

  boxes.forEach(makeNarrow);
})();
