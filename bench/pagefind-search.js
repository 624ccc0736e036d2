const { search } = await import("./pagefind/pagefind.js");

window.count = async (query) => (await search(query)).results.length;

const query = new URLSearchParams(location.search).get("q");
if (query !== null) {
  const { results } = await search(query);
  const shown = await Promise.all(results.slice(0, 10).map((result) => result.data()));
  document.getElementById("results").append(
    ...shown.map(({ excerpt }) => {
      const item = document.createElement("li");
      item.textContent = excerpt;
      item.dataset.result = "";
      return item;
    }),
  );
  document.getElementById("results").dataset.resultCount = results.length;
} else {
  document.getElementById("results").dataset.resultCount = "";
}
