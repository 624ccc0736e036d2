import { Changes } from "./changes.js";
import { textsApart, untrueIn } from "./claims.js";
import { same } from "./comparing.js";
import { today } from "./days.js";
import { Draft } from "./draft.js";
import { patched } from "./patching.js";
import { publishedAs, refuse } from "./published.js";
import { editedAt } from "./result.js";
import { projectIn } from "./sheet.js";
import { Telling } from "./telling.js";
import { treeOf } from "./writing.js";
import { Line } from "./yaml.js";

// A published form being corrected: its file is kept, except for the changes and the note about them.
export class Correction {
  #shared;
  #published;
  #note;
  #answers;
  #before;
  #changes;
  #telling;

  constructor(place, published, shared, cells = published.cells) {
    const { definition } = published;
    this.#shared = shared;
    this.#published = published;
    this.place = place;
    this.#telling = new Telling(shared.texts);
    this.#note = { ...shared.contents.correction, part: "note" };
    this.#answers = { ...shared.contents.answers, part: "answers", cells: published.answering };
    const answered = { ...definition, cells: [...definition.cells, this.#answers] };
    this.#changes = new Changes(answered, shared.texts);
    const before = { ...published.cells, [this.#answers.name]: filled(this.#answers, published.answers) };
    this.#before = new Draft(answered, before).plain;
    const note = filled(this.#note, cells[this.#note.name] ?? { [this.#note.cells[0].name]: today() });
    const answers = filled(this.#answers, cells[this.#answers.name] ?? published.answers);
    const asked = { ...answered, cells: [...answered.cells, this.#note] };
    this.draft = new Draft(asked, { ...cells, [this.#answers.name]: answers, [this.#note.name]: note });
  }

  // The correction of a published form, and an outdated draft of it, made for an earlier version, if any.
  static async of(id, shared) {
    const { place, ...published } = await publishedAs(id, shared);
    const begun = (draft) => new Correction(place, published, shared, draft?.cells);
    // What cannot be written back unchanged cannot be changed either.
    if (begun(null).#made?.text !== published.text) refuse("refusedSource");
    const kept = shared.corrections.load(place.path);
    const draft = kept?.place.form === place.form ? kept : null;
    const isCurrent = draft?.sha256 === published.sha256;
    return { correction: begun(isCurrent ? draft : null), outdated: draft && !isCurrent ? begun(draft) : null };
  }

  get remarks() {
    return [];
  }

  get address() {
    return `?${new URLSearchParams({ correct: this.place.id })}`;
  }

  get changed() {
    return this.#changes.between(this.#before, this.draft.plain);
  }

  get counted() {
    return { statusChanged: this.changed.length };
  }

  // What the note says that was changed and was not, with its place.
  get untrue() {
    if (!this.isAsked(this.#note)) return [];
    const holder = this.draft.cells[this.#note.name];
    const apart = textsApart(...this.#trees);
    const told = Object.entries(holder).filter(([name, text]) => text && name !== this.#note.cells[0].name);
    return told.flatMap(([name, text]) => {
      const claims = untrueIn(text, apart, this.#shared.reader);
      return claims.map((said) => ({ holder, name, said, way: [this.#note.name, name] }));
    });
  }

  get status() {
    return this.#shared.texts.noChanges;
  }

  // The note is required if readers may have referred to what was changed.
  isAsked(cell) {
    return cell !== this.#note || this.changed.some(({ isTold }) => isTold);
  }

  keep() {
    if (!this.changed.length) {
      this.forget();
      return true;
    }
    const { place, draft } = this;
    const { sha256 } = this.#published;
    return this.#shared.corrections.save(place.path, { place, name: projectIn(draft), sha256, cells: draft.plain });
  }

  forget() {
    this.#shared.corrections.clear(this.place.path);
  }

  // The file, without a text if there is nothing to submit. The page lists the changes.
  get made() {
    const changes = this.changed;
    const made = changes.length ? this.#made : null;
    this.#telling.show(changes, made, this.isAsked(this.#note));
    const { place } = this;
    return { text: made?.text ?? "", place, host: editedAt(this.#shared.texts.editFile, place.path) };
  }

  get #noted() {
    const line = new Line(Object.entries(this.draft.cells[this.#note.name]));
    return this.isAsked(this.#note) ? { [this.#note.name]: (lines) => [...(lines ?? []), line] } : {};
  }

  // Withdrawn answers are removed, and so is a list without answers.
  get #answered() {
    const [before, now] = [this.#before, this.draft.plain].map((cells) => cells[this.#answers.name]);
    if (same(before, now)) return {};
    const left = Object.entries(now).filter(([, text]) => text);
    return { [this.#answers.name]: () => (left.length ? new Map(left) : undefined) };
  }

  // The published paper and the corrected one, as they are written.
  get #trees() {
    return [this.#before, this.draft.plain].map((cells) => treeOf(this.#published.definition, cells));
  }

  // The file, and the comments that it loses; nothing if it cannot be changed with certainty.
  get #made() {
    try {
      return patched(this.#published.text, ...this.#trees, { ...this.#answered, ...this.#noted });
    } catch (error) {
      console.error(error);
      return null;
    }
  }
}

const filled = ({ cells }, texts) => Object.fromEntries(cells.map(({ name }) => [name, texts[name] ?? null]));
