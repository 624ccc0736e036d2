import { fill } from "../shared/words.js";
import { Changes } from "./changes.js";
import { Draft } from "./draft.js";
import { correcting } from "./place.js";
import { addressOf } from "./result.js";
import { fillKnown, projectIn, statedIn } from "./sheet.js";
import { takenOver } from "./taking.js";
import { formText } from "./writing.js";

// A new form: stored by the path of its file, which is written from its cells.
export class NewForm {
  #shared;
  #remark;
  #copied;
  #changes;

  // `copied` are the cells as they were copied from another form, if any.
  constructor(place, draft, { copied, remark } = {}, shared) {
    this.place = place;
    this.draft = draft;
    this.#remark = remark;
    this.#shared = shared;
    this.#copied = copied && new Draft(draft.definition, copied).plain;
    this.#changes = new Changes(draft.definition, shared.texts);
  }

  // The stored draft, or else a new one with what is known, copied from another form if one was chosen.
  static async of(place, shared) {
    const kept = shared.store.load(place.path);
    const definition = await shared.sources.definition(kept?.form ?? place.form);
    const taken = kept ?? (place.base && (await takenFrom(place, definition, shared.sources)));
    const draft = taken ? new Draft(definition, taken.cells, taken.marked) : new Draft(definition);
    if (!kept) fillKnown(draft, place);
    return new NewForm(place, draft, taken ?? {}, shared);
  }

  // Remarks for the start, each as parts of a sentence.
  get remarks() {
    const { base, left = [], converted = [] } = this.#remark ?? {};
    const { texts } = this.#shared;
    const told = [
      this.place.exists && [texts.exists, correcting(this.place.exists, texts)],
      base && [fill(texts.takenFrom, { base })],
      converted.length && [convertedAs(converted, texts)],
      left.length && [fill(texts.leftOut, { cells: left.join(texts.markBetween) })],
    ];
    return told.filter(Boolean);
  }

  // The address of this page with this form.
  get address() {
    const { unit, year, project, form } = this.place;
    return `?${new URLSearchParams({ unit, year, project, form, open: 1 })}`;
  }

  // What to say if there is nothing to count.
  get status() {
    return this.#shared.texts.statusRight;
  }

  get isNew() {
    return true;
  }

  isAsked() {
    return true;
  }

  get changed() {
    return this.#copied ? this.#changes.between(this.#copied, this.draft.plain) : [];
  }

  get counted() {
    return {};
  }

  get untrue() {
    return [];
  }

  // Stores the draft; tells whether that succeeded.
  keep() {
    const { place, draft } = this;
    const name = projectIn(draft);
    const own = { place, name, form: draft.definition.id, cells: draft.plain, marked: draft.marked };
    const kept = { ...own, remark: this.#remark, copied: this.#copied };
    return this.#shared.store.save(place.path, kept);
  }

  forget() {
    this.#shared.store.clear(this.place.path);
  }

  // The file, the unit's name, and the URL for creating it in the repository.
  get made() {
    const { place, draft } = this;
    const stated = this.#shared.reader.withoutCode(statedIn(draft, "unit"));
    const text = formText(draft.definition, draft.plain);
    const host = addressOf(this.#shared.texts.newFile, place.path, text);
    return { text, place, unitName: place.unitName || stated, host };
  }
}

const takenFrom = async ({ base, baseName, year }, definition, sources) => {
  const form = (await sources.forms(base.split("/")[0])).find(({ id }) => id === base);
  const [{ paper }, source] = await Promise.all([sources.published(base), sources.definition(form.form)]);
  const former = String(form.year) === year ? undefined : form.year;
  const { left, converted, ...taken } = takenOver(paper, source, definition, former);
  return { ...taken, copied: taken.cells, remark: { base: baseName, left, converted } };
};

const convertedAs = (converted, texts) =>
  fill(texts.converted, { ...converted[0], cells: converted.map(({ where }) => where).join(texts.markBetween) });
