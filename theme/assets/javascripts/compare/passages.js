import { make } from "../shared/elements.js";

const WHOLE = "compare__passage--whole";
// How many times as long as what is seen of it a passage is, for which it is worth a button.
const LONG = 1.25;

// The paragraphs of a cell, and a button that shows all of them where the style sheet cuts them off.
export const passage = (paragraphs, texts) => {
  const box = make("div", { class: "compare__passage" }, ...paragraphs.map((one) => make("p", {}, one)));
  const button = make("button", { type: "button", class: "compare__unfold screen-only", "aria-expanded": "false", hidden: true }, texts.unfold);
  button.addEventListener("click", () => {
    const isWhole = box.classList.toggle(WHOLE);
    button.textContent = isWhole ? texts.foldUp : texts.unfold;
    button.setAttribute("aria-expanded", isWhole);
  });
  return [box, button];
};

// Offers to show what is cut off now, unless that is little.
export const offerWhole = (table) => {
  for (const button of table.querySelectorAll('.compare__unfold[aria-expanded="false"]')) {
    const box = button.parentElement.firstElementChild;
    box.classList.remove(WHOLE);
    button.hidden = box.scrollHeight < LONG * box.clientHeight;
    box.classList.toggle(WHOLE, button.hidden);
  }
};
