// What scrolls is a stop for the keyboard. Safari and older Chromium do not see to it. Of years, the newest come into view.
(() => {
  const BOXES = ".scroll, pre > code";
  const placed = new Map([...document.querySelectorAll("[data-newest-last]")].map((box) => [box, 0]));

  const fit = (box) => {
    const table = box.querySelector("table");
    // Of a paper that has no head, each part has the name; see stacked.js.
    const named = box.querySelector("caption, table[aria-label], tbody[aria-label]");
    const name = table && (named.getAttribute("aria-label") ?? named.textContent);
    const stop = { tabindex: 0, ...(table && { role: "group", "aria-label": name }) };
    for (const [key, value] of Object.entries(stop)) {
      if (box.scrollWidth > box.clientWidth) box.setAttribute(key, value);
      else box.removeAttribute(key);
    }
    // Whoever has moved to another year is left there.
    if (box.scrollLeft !== placed.get(box)) return;
    box.scrollLeft = box.scrollWidth;
    placed.set(box, box.scrollLeft);
  };

  const observer = new ResizeObserver((seen) => seen.forEach(({ target }) => fit(target.closest(BOXES))));
  for (const box of document.querySelectorAll(BOXES)) {
    for (const part of [box, ...box.children]) observer.observe(part);
  }
})();
