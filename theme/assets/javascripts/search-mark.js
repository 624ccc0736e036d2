// Marks what the search found on a form's page: results link to `#find=` and the words.
(async () => {
  const FIND = "#find=";
  if (!location.hash.startsWith(FIND)) return;
  let query;
  try {
    query = decodeURIComponent(location.hash.slice(FIND.length));
  } catch {
    return;
  }
  const [{ marked }, { fold, rangesOf, wordsOf }] = await Promise.all(
    ["search/excerpts", "shared/fold"].map((name) => import(`./${name}.js`)),
  );
  const isFolded = (mark) => mark.closest("details:not([open]) > :not(summary)");
  const isShown = (mark) => mark.getClientRects().length && !isFolded(mark);
  const words = wordsOf(query);
  const article = document.querySelector("article");
  const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) texts.push(walker.currentNode);
  for (const text of texts) {
    const folded = fold(text.data);
    if (words.some((word) => rangesOf(word, folded).length)) text.replaceWith(marked(text.data, words));
  }
  [...article.querySelectorAll("mark")].find(isShown)?.scrollIntoView({ block: "center" });
})();
