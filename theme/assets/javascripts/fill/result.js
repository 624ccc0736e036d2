import { save } from "../shared/elements.js";
import { unitPathOf } from "./paths.js";
import { unitText } from "./writing.js";

const element = (name) => document.getElementById(`fill-${name}`);

// Hosts refuse longer URLs; then the user has to paste the text.
const LONGEST_ADDRESS = 6_000;

const TYPE = "application/yaml";

// The URL for creating a file in the repository, with its text if that fits.
export const addressOf = (address, path, text) => {
  const filled = (value) =>
    address.replace("{path}", encodeURIComponent(path)).replace("{text}", () => encodeURIComponent(value));
  return filled(text).length > LONGEST_ADDRESS ? filled("") : filled(text);
};

// The URL for editing a file in the repository, which cannot pass a text.
export const editedAt = (address, path) =>
  address.replace("{path}", () => path.split("/").map(encodeURIComponent).join("/"));

// The result: the text of the file, its path, the unit's name, and the URL for the repository.
export class Result {
  #texts;
  #made;
  // One is shown for a new file, one for a correction.
  #onHost = document.querySelectorAll(".fill-create");

  constructor(texts, unit) {
    this.#texts = texts;
    element("download").addEventListener("click", () => save(this.#made.text, TYPE, this.#made.place.path.split("/").pop()));
    element("unit-download").addEventListener("click", () => save(unitText(unit, this.#made.unitName), TYPE, "unit.yml"));
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
