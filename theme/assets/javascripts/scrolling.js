// What scrolls is a stop for the keyboard. Safari and older Chromium do not see to it.
(() => {
  const BOXES = ".scroll, pre > code";

  const fit = (box) => {
    const table = box.querySelector("table");
    const named = box.querySelector("caption") ?? box.querySelector("[aria-label]");
    const name = table && (named.getAttribute("aria-label") ?? named.textContent);
    const stop = { tabindex: 0, ...(table && { role: "group", "aria-label": name }) };
    for (const [key, value] of Object.entries(stop)) {
      if (box.scrollWidth > box.clientWidth) box.setAttribute(key, value);
      else box.removeAttribute(key);
    }
  };

  const observer = new ResizeObserver((seen) => seen.forEach(({ target }) => fit(target.closest(BOXES))));
  for (const box of document.querySelectorAll(BOXES)) {
    for (const part of [box, ...box.children]) observer.observe(part);
  }
})();
