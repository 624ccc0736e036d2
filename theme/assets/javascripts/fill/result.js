import { unitPathOf } from "./place.js";
import { formText, unitText } from "./writing.js";

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

// What the clerk takes away. `read` gives the definition, the cells, the place, and what the unit is called.
export class Result {
  #texts;
  #unit;
  #read;

  constructor(texts, unit, read) {
    this.#texts = texts;
    this.#unit = unit;
    this.#read = read;
    element("download").addEventListener("click", () => save(this.text, this.#read().place.path.split("/").pop()));
    element("unit-download").addEventListener("click", () =>
      save(unitText(this.#unit, this.#read().unitName), "unit.yml"),
    );
    element("copy").addEventListener("click", () => this.#copy());
    element("create")?.addEventListener("click", () => this.#copy());
  }

  get text() {
    const { definition, cells } = this.#read();
    return formText(definition, cells);
  }

  show(wrong) {
    const { place } = this.#read();
    element("unfinished").hidden = !wrong;
    element("text").textContent = this.text;
    element("done").textContent = "";
    element("unit-file").hidden = !place.isNewUnit;
    element("unit-path").textContent = unitPathOf(place);
    if (element("create")) element("create").href = addressOf(this.#texts.newFile, place.path, this.text);
  }

  async #copy() {
    const { text } = this;
    try {
      await navigator.clipboard.writeText(text);
      element("done").textContent = this.#texts.copied;
    } catch {
      element("text").closest("details").open = true;
      getSelection().selectAllChildren(element("text"));
      element("done").textContent = this.#texts.notCopied;
    }
  }
}
