// How a form stands among the others of its year and kind: read from the search index when somebody asks for it.
for (const place of document.querySelectorAll(".standing")) {
  const details = document.createElement("details");
  const [summary, told] = ["summary", "div"].map((name) => document.createElement(name));
  details.className = "unfold";
  summary.textContent = place.dataset.title;
  told.setAttribute("aria-live", "polite");
  details.append(summary, told);
  place.append(details);
  let isTold = false;
  details.addEventListener("toggle", async () => {
    if (!details.open || isTold) return;
    isTold = true;
    told.textContent = place.dataset.loading;
    try {
      const { tell } = await import("./form/standing.js");
      told.replaceChildren(...(await tell(place.dataset)));
    } catch {
      isTold = false;
      told.textContent = place.dataset.failed;
    }
  });
}
