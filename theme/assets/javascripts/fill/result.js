import { unitPathOf } from "./place.js";
import { unitText } from "./writing.js";

const element = (name) => document.getElementById(`fill-${name}`);

// Hosts refuse an address that is longer; a text that does not fit is brought along by hand.
const LONGEST_ADDRESS = 6_000;

const save = (text, name) => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/yaml;charset=utf-8" }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
};

// Where the repository gets a new file, with the text in it where that fits.
export const addressOf = (address, path, text) => {
  const filled = (value) =>
    address.replace("{path}", encodeURIComponent(path)).replace("{text}", () => encodeURIComponent(value));
  return filled(text).length > LONGEST_ADDRESS ? filled("") : filled(text);
};

// Where the repository changes a file that is there: no text can be brought along.
export const editedAt = (address, path) =>
  address.replace("{path}", () => path.split("/").map(encodeURIComponent).join("/"));

// What the clerk takes away: the text of the file, its place, what the unit is called, and where the repository gets it.
export class Result {
  #texts;
  #made;
  // One is shown where a file is new, one where it is corrected.
  #onHost = document.querySelectorAll(".fill-create");

  constructor(texts, unit) {
    this.#texts = texts;
    element("download").addEventListener("click", () => save(this.#made.text, this.#made.place.path.split("/").pop()));
    element("unit-download").addEventListener("click", () => save(unitText(unit, this.#made.unitName), "unit.yml"));
    element("copy").addEventListener("click", () => this.#copy());
    for (const link of this.#onHost) link.addEventListener("click", () => this.#copy());
  }

  show(made, wrong) {
    const { text, place, host } = made;
    this.#made = made;
    element("unfinished").hidden = !wrong;
    element("text").textContent = text;
    element("done").textContent = "";
    element("unit-file").hidden = !place.isNewUnit;
    element("unit-path").textContent = unitPathOf(place);
    for (const link of this.#onHost) link.href = host;
  }

  async #copy() {
    try {
      await navigator.clipboard.writeText(this.#made.text);
      element("done").textContent = this.#texts.copied;
    } catch {
      element("text").closest("details").open = true;
      getSelection().selectAllChildren(element("text"));
      element("done").textContent = this.#texts.notCopied;
    }
  }
}
