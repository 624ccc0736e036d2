import { button, make } from "../shared/elements.js";
import { kindNameOf } from "../shared/kinds.js";
import { Sources } from "../shared/sources.js";
import { fill } from "../shared/words.js";
import { NewForm } from "./beginning.js";
import { publishedPathOf } from "./paths.js";
import { Place } from "./place.js";
import { Reader } from "./reading.js";
import { editedAt, Result } from "./result.js";
import { Sheet } from "./sheet.js";
import { CORRECTIONS, NEW, Store } from "./store.js";
import { Whole } from "./whole.js";

const ANSWER = "#fill-answer";

const element = (name) => document.getElementById(`fill-${name}`);

const itemOf = (link, path) => make("li", {}, link, make("span", { class: "groups__remark fill-path" }, path));

// The page as a whole: first the choice of a form, then its cells, then its file. Drafts are stored by the file's path.
class Page {
  #texts = element("words").dataset;
  #store = new Store(NEW);
  #corrections = new Store(CORRECTIONS);
  #sources = new Sources(this.#texts.root);
  #shared;
  #result;
  #whole;
  #form = null;
  #sheet;
  #isKept = true;

  async start() {
    const query = new URLSearchParams(location.search);
    if (query.get("correct")) element("page").dataset.correct = "";
    const contents = await this.#sources.contents();
    this.#shared = {
      texts: this.#texts,
      reader: new Reader(contents),
      contents,
      sources: this.#sources,
      store: this.#store,
      corrections: this.#corrections,
    };
    this.#result = new Result(this.#texts, contents.unit);
    this.#whole = new Whole(this.#shared, { changed: () => this.#show(), failed: (error) => this.#fail(error) });
    element("clear").addEventListener("click", () => this.#clear());
    addEventListener("beforeunload", (event) => {
      if (this.#form && !this.#isKept) event.preventDefault();
    });
    addEventListener("resize", () => this.#sheet?.grow());
    element("unkept").hidden = this.#store.isThere;
    this.#listDrafts();
    if (query.get("correct")) await this.#correct(query.get("correct"));
    else await this.#choose(query);
    element("place").dataset.ready = "";
  }

  async #choose(query) {
    const place = new Place(element("place"), this.#shared, {
      begun: (asked) => this.#tried(() => this.#begin(asked)),
      failed: (error) => this.#fail(error),
    });
    await place.choose(query);
    const { place: asked, problems } = place.stated;
    if (query.get("open") && !problems.length && this.#store.load(asked.path)) await this.#begin(asked);
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
    this.#open(await NewForm.of(place, this.#shared));
  }

  // Loaded on demand, because most users fill in a new form.
  async #correct(id) {
    const host = editedAt(this.#texts.editFile, publishedPathOf(id));
    for (const link of document.querySelectorAll(".fill-host")) link.href = host;
    const [{ Correction }, { Refusal }] = await Promise.all([import("./correcting.js"), import("./published.js")]);
    try {
      const { correction, outdated } = await Correction.of(id, this.#shared);
      if (outdated) this.#ask(correction, outdated);
      else this.#open(correction);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.#refuse(id, error.message);
    }
  }

  // The draft belongs to an earlier version of the form: the user has to decide whether to continue it.
  #ask(correction, outdated) {
    const choose = (form) => {
      element("outdated").hidden = true;
      this.#open(form);
    };
    const goOn = button(this.#texts.goOn, () => choose(outdated));
    element("outdated-choice").replaceChildren(goOn, button(this.#texts.beginAnew, () => choose(correction)));
    element("outdated").hidden = false;
    goOn.focus();
  }

  #refuse(id, reason) {
    element("refused").hidden = false;
    element("refused-why").textContent = this.#texts[reason];
    // An unknown form has no file to link to.
    element("refused-file").hidden = reason === "refusedUnknown";
    element("refused-path").textContent = fill(this.#texts.path, { path: publishedPathOf(id) });
  }

  #open(form) {
    this.#form = form;
    this.#whole.open(form);
    element("title").textContent = form.draft.definition.name;
    element("file").textContent = fill(this.#texts.path, form.place);
    element("taken").replaceChildren(...form.remarks.map((parts) => make("p", { class: "fill-notice" }, ...parts)));
    element("sheet").hidden = false;
    element("place").dataset.begun = "";
    const { hash } = location;
    history.replaceState(null, "", location.pathname + form.address);
    this.#show();
    element("title").focus();
    // A finding on a form's page leads to its answer, if it still can be answered.
    if (hash === ANSWER) document.querySelector(ANSWER).focus();
  }

  // Shows the draft of the form anew.
  #show() {
    this.#sheet?.stop();
    this.#sheet = new Sheet(this.#form, this.#shared, (wrong) => this.#changed(wrong));
    this.#sheet.grow();
    this.#sheet.check();
  }

  #changed(wrong) {
    if (!this.#form) return;
    this.#isKept = this.#form.keep();
    element("unkept").hidden = this.#isKept;
    this.#result.show(this.#form.made, wrong);
    this.#listDrafts();
  }

  #listDrafts() {
    // What another program put there cannot be gone on with.
    const others = (store) => store.paths.filter((path) => path !== this.#form?.place.path && store.load(path)?.place);
    const items = [
      ...others(this.#store).map((path) => this.#draftItem(path)),
      ...others(this.#corrections).map((path) => this.#correctionItem(path)),
    ];
    element("drafts").hidden = !items.length;
    element("drafts-list").replaceChildren(...items);
  }

  #draftItem(path) {
    const draft = this.#store.load(path);
    const link = make("a", { href: "#fill-title" }, this.#nameOf(draft));
    link.addEventListener("click", (event) => {
      event.preventDefault();
      this.#tried(() => this.#begin(this.#store.load(path).place));
    });
    return itemOf(link, path);
  }

  #correctionItem(path) {
    const draft = this.#corrections.load(path);
    const name = fill(this.#texts.correction, { form: this.#nameOf(draft) });
    return itemOf(make("a", { href: `?${new URLSearchParams({ correct: draft.place.id })}` }, name), path);
  }

  // The project may not have a name yet.
  #nameOf({ name, place: { project, year, kind } }) {
    return fill(this.#texts.draft, { name: name || project, year, kind: kindNameOf(kind, this.#texts) });
  }

  #clear() {
    if (!confirm(this.#texts.clear)) return;
    this.#form.forget();
    const { address } = this.#form;
    const isCorrection = "correct" in element("page").dataset;
    this.#form = this.#sheet = null;
    if (isCorrection) {
      location.replace(location.pathname + address);
      return;
    }
    element("sheet").hidden = true;
    delete element("place").dataset.begun;
    history.replaceState(null, "", location.pathname);
    this.#listDrafts();
    // The draft is gone, so a form to start from can be chosen again.
    element("place").dispatchEvent(new Event("change"));
    element("path").textContent = this.#texts.cleared;
    element("begin").focus();
  }
}

element("place").hidden = false;
new Page().start().catch((error) => {
  element("failed").hidden = false;
  console.error(error);
});
