import { button } from "../shared/elements.js";

const element = (name) => document.getElementById(`fill-whole${name}`);

// The place where a whole form is pasted that was copied in Word or Excel. Calls `changed` when the form has another draft.
export class Whole {
  #texts;
  #papers;
  #changed;
  #failed;
  #form = null;
  #before = null;
  #undo;

  constructor({ texts, contents }, { changed, failed }) {
    this.#texts = texts;
    this.#papers = contents.forms;
    this.#changed = changed;
    this.#failed = failed;
    this.#undo = button(texts.unwhole, () => this.#restore());
    const box = element("");
    box.addEventListener("paste", (event) => this.#paste(event));
    // It is for pasting only: nothing stays in it.
    box.addEventListener("input", () => {
      box.value = "";
    });
    box.addEventListener("keydown", (event) => this.#press(event));
    // Undoing would also lose what is typed afterwards.
    const cells = document.getElementById("fill-cells");
    for (const kind of ["input", "change", "click"]) {
      cells.addEventListener(kind, ({ target }) => {
        if (kind !== "click" || target.closest("button")) this.#keep();
      });
    }
  }

  // Receives the form that is open now.
  open(form) {
    this.#form = form;
    this.#keep();
    this.#tell("");
  }

  async #paste(event) {
    event.preventDefault();
    const { clipboardData } = event;
    const copied = { html: clipboardData.getData("text/html"), text: clipboardData.getData("text/plain") };
    const form = this.#form;
    try {
      // Loaded on demand, because most forms are filled in cell by cell.
      const [{ placed }, told] = await Promise.all([import("./importing/paper.js"), import("./importing/told.js")]);
      if (form === this.#form) this.#place(placed(form.draft, copied, this.#papers, this.#texts.withheld), told);
    } catch (error) {
      this.#failed(error);
    }
  }

  #place(done, { summaryOf, detailsOf }) {
    if (done.draft) {
      this.#before = this.#form.draft;
      this.#form.draft = done.draft;
      this.#changed();
    }
    const undo = done.draft ? [" ", this.#undo] : [];
    this.#tell(summaryOf(done, this.#form.draft.definition, this.#texts), undo, detailsOf(done, this.#texts));
  }

  #restore() {
    this.#form.draft = this.#before;
    this.#before = null;
    this.#changed();
    this.#tell(this.#texts.unwholeDone);
    element("").focus();
  }

  #keep() {
    this.#before = null;
    this.#undo.remove();
  }

  #press(event) {
    const isUndo = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === "z";
    if (!isUndo || !this.#before) return;
    event.preventDefault();
    this.#restore();
  }

  #tell(summary, undo = [], details = []) {
    element("-told").replaceChildren(summary);
    element("-undo").replaceChildren(...undo);
    element("-details").replaceChildren(...details);
  }
}
