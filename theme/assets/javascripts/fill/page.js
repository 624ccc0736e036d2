import { fill } from "../search/words.js";
import { Draft } from "./draft.js";
import { make } from "./make.js";
import { Place } from "./place.js";
import { Reader } from "./reading.js";
import { Result } from "./result.js";
import { fillKnown, Sheet, statedIn } from "./sheet.js";
import { Sources } from "./sources.js";
import { Store } from "./store.js";
import { takenOver } from "./taking.js";

const element = (name) => document.getElementById(`fill-${name}`);

// The page as a whole: first which form, then its cells, then its file. What is typed is kept by the path of the file.
class Page {
  #texts = element("words").dataset;
  #store = new Store();
  #sources = new Sources(this.#texts.root);
  #shared;
  #result;
  #place;
  #draft;
  #sheet;
  #remark = null;
  #isKept = true;

  async start() {
    const contents = await this.#sources.contents();
    this.#shared = {
      texts: this.#texts,
      reader: new Reader(contents),
      contents,
      sources: this.#sources,
      store: this.#store,
    };
    const place = new Place(element("place"), this.#shared, {
      begun: (asked) => this.#tried(() => this.#begin(asked)),
      failed: (error) => this.#fail(error),
    });
    this.#result = new Result(this.#texts, contents.unit, () => this.#written);
    element("clear").addEventListener("click", () => this.#clear());
    addEventListener("beforeunload", (event) => {
      if (this.#draft && !this.#isKept) event.preventDefault();
    });
    addEventListener("resize", () => this.#sheet?.grow());
    element("unkept").hidden = this.#store.isThere;
    this.#listDrafts();
    const query = new URLSearchParams(location.search);
    await place.choose(query);
    element("begin").disabled = false;
    element("place").dataset.ready = "";
    const { place: asked, problem } = place.stated;
    if (query.get("open") && !problem && this.#store.load(asked.path)) await this.#begin(asked);
  }

  get #written() {
    const unitName = this.#place.unitName || statedIn(this.#draft, "unit");
    return { definition: this.#draft.definition, cells: this.#draft.plain, place: this.#place, unitName };
  }

  async #tried(act) {
    element("failed").hidden = true;
    try {
      await act();
    } catch (error) {
      this.#fail(error);
    }
  }

  #fail(error) {
    element("failed").hidden = false;
    console.error(error);
  }

  async #begin(place) {
    const kept = this.#store.load(place.path);
    const definition = await this.#sources.definition(kept?.form ?? place.form);
    const taken = kept ?? (place.base && (await this.#takenFrom(place.base, definition)));
    this.#draft = taken ? new Draft(definition, taken.cells, taken.marked) : new Draft(definition);
    this.#place = place;
    this.#remark = taken?.remark ?? null;
    if (!kept) fillKnown(this.#draft, place);
    this.#open();
  }

  async #takenFrom(base, definition) {
    const form = (await this.#sources.forms(base.split("/")[0])).find(({ id }) => id === base);
    const [cells, source] = await Promise.all([this.#sources.cells(base), this.#sources.definition(form.form)]);
    const { left, ...taken } = takenOver(cells, source, definition);
    const name = element("place").elements.base.selectedOptions[0].text;
    return { ...taken, remark: { base: name, left } };
  }

  #open() {
    const { path } = this.#place;
    this.#sheet = new Sheet(this.#draft, this.#place, this.#shared, (wrong) => this.#changed(wrong));
    element("title").textContent = this.#draft.definition.title;
    element("file").textContent = fill(this.#texts.path, { path });
    element("taken").replaceChildren(...this.#remarks());
    element("sheet").hidden = false;
    element("place").dataset.begun = "";
    history.replaceState(null, "", this.#address);
    this.#sheet.grow();
    this.#sheet.check();
    element("title").focus();
  }

  get #address() {
    const { unit, year, project, form, isNewUnit } = this.#place;
    if (isNewUnit) return location.pathname;
    return `${location.pathname}?${new URLSearchParams({ unit, year, project, form, open: 1 })}`;
  }

  #remarks() {
    const { base, left = [] } = this.#remark ?? {};
    const told = [
      this.#place.exists && this.#texts.exists,
      base && fill(this.#texts.takenFrom, { base }),
      left.length && fill(this.#texts.leftOut, { cells: left.join("、") }),
    ];
    return told.filter(Boolean).map((text) => make("p", { class: "fill-notice" }, text));
  }

  #changed(wrong) {
    const { path } = this.#place;
    const draft = {
      place: this.#place,
      form: this.#draft.definition.id,
      cells: this.#draft.plain,
      marked: this.#draft.marked,
      remark: this.#remark,
    };
    this.#isKept = this.#store.save(path, draft);
    element("unkept").hidden = this.#isKept;
    this.#result.show(wrong);
    this.#listDrafts();
  }

  #listDrafts() {
    const paths = this.#store.paths.filter((path) => path !== this.#place?.path);
    element("drafts").hidden = !paths.length;
    element("drafts-list").replaceChildren(...paths.map((path) => make("li", {}, this.#draftLink(path))));
  }

  #draftLink(path) {
    const link = make("a", { href: "#fill-title" }, path);
    link.addEventListener("click", (event) => {
      event.preventDefault();
      this.#tried(() => this.#begin(this.#store.load(path).place));
    });
    return link;
  }

  #clear() {
    if (!confirm(this.#texts.clear)) return;
    this.#store.clear(this.#place.path);
    this.#draft = this.#place = this.#sheet = null;
    element("sheet").hidden = true;
    delete element("place").dataset.begun;
    history.replaceState(null, "", location.pathname);
    this.#listDrafts();
    element("path").textContent = this.#texts.cleared;
    element("begin").textContent = this.#texts.begin;
    element("begin").focus();
  }
}

element("place").hidden = false;
new Page().start().catch((error) => {
  element("failed").hidden = false;
  console.error(error);
});
