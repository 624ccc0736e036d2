import { budgetNameOf, EVALUATION, toldOf } from "../shared/kinds.js";
import { fill, grouped } from "../shared/words.js";
import { excerptOf, marked } from "./excerpts.js";

// Fills results into the page's template.
export class Results {
  #template = document.getElementById("search-result").content;
  #texts;
  #kindNames;

  constructor(texts, kindNames) {
    this.#texts = texts;
    this.#kindNames = kindNames;
  }

  item(entry, words) {
    const item = this.#template.cloneNode(true);
    const part = (name) => item.querySelector(`[data-part="${name}"]`);
    part("kind").textContent = this.#kindNames.get(entry.kind) ?? "";
    part("kind").classList.toggle("tag--self-evaluation", entry.kind === EVALUATION);
    part("year").append(marked(fill(this.#texts.year, entry), words));
    part("unit").append(marked(entry.unitName, words));
    part("types").append(marked(entry.types.join(this.#texts.markBetween) || this.#texts.noType, entry.types.length ? words : []));
    part("title").append(marked(entry.title, words));
    part("title").href = this.#addressOf(entry, words);
    part("excerpt").append(marked(excerptOf(entry.text, words, [entry.title, entry.unitName, ...entry.types], this.#texts), words));
    const budget = { name: budgetNameOf([entry.kind], this.#texts), value: this.#amountText(entry.amount) };
    part("amount").textContent = fill(this.#texts.told, budget);
    for (const [name, words] of this.#told(entry)) part(name).textContent = words;
    return item;
  }

  #told({ executed, ...outcome }) {
    const told = { ...outcome, executed: executed && this.#amountText(executed) };
    return toldOf(told, this.#texts, (name) => this.#texts[name]);
  }

  #amountText(amount) {
    return amount === null ? this.#texts.noBudget : fill(this.#texts.amount, { amount: grouped(amount) });
  }

  // The form's page marks these words, see search-mark.js.
  #addressOf(entry, words) {
    const address = this.#texts.root + entry.url;
    return words.length ? `${address}#find=${encodeURIComponent(words.join(" "))}` : address;
  }
}
