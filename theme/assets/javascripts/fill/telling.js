import { make } from "../shared/elements.js";
import { fill } from "../shared/words.js";

const element = (name) => document.getElementById(`fill-${name}`);

// A longer text is shown only where it changed, and not quoted in the note.
const LONG = 60;
const AROUND = 15;

// The difference of two long texts, with a little context.
const apart = (one, other) => {
  const [first, second] = [Array.from(one), Array.from(other)];
  const least = Math.min(first.length, second.length);
  let [start, end] = [0, 0];
  while (start < least && first[start] === second[start]) start += 1;
  while (end < least - start && first[first.length - 1 - end] === second[second.length - 1 - end]) end += 1;
  const cut = (letters) => {
    if (letters.length <= LONG) return letters.join("");
    const [from, to] = [Math.max(start - AROUND, 0), letters.length - Math.max(end - AROUND, 0)];
    return `${from ? "…" : ""}${letters.slice(from, to).join("")}${to < letters.length ? "…" : ""}`;
  };
  return [cut(first), cut(second)];
};

// Shows what has changed, what the file loses, and whether a note is required.
export class Telling {
  #texts;
  #changes = [];
  #proposed = "";

  constructor(texts) {
    this.#texts = texts;
  }

  // `made` is the file, nothing if it cannot be made.
  show(changes, made, isAsked) {
    this.#changes = changes;
    element("propose").onclick = () => this.#propose();
    element("note-part").hidden = !isAsked;
    element("answers-part").hidden = !element("answers").querySelector("textarea");
    const remark = changes.length ? this.#texts.noNote : this.#texts.noChanges;
    element("changes-remark").textContent = isAsked ? "" : remark;
    element("changes").replaceChildren(...changes.map((change) => make("li", {}, ...this.#told(change))));
    element("unpatched").hidden = Boolean(made) || !changes.length;
    element("lost").hidden = !made?.lost.length;
    element("lost-lines").textContent = made?.lost.join("\n") ?? "";
    element("hand-in-part").hidden = !made;
  }

  #told({ way, before, now }) {
    const texts = this.#texts;
    const [was, is] = apart(this.#said(before, texts.wasNot), this.#said(now, texts.isNot));
    return [
      make("span", { class: "fill-change__where" }, way.join(" · ")),
      make("span", { class: "fill-change__text" }, texts.was, make("del", {}, was)),
      make("span", { class: "fill-change__text" }, texts.now, make("ins", {}, is)),
    ];
  }

  #said(text, none) {
    return text || (text === undefined ? none : this.#texts.blankCell);
  }

  // Proposes a note that lists the changes, to be edited. What the user has written stays.
  #propose() {
    const [, content] = element("note").querySelectorAll("input, textarea");
    const [all, last] = [content.value, this.#proposed];
    const own = all.endsWith(last) ? all.slice(0, all.length - last.length).replace(/\n$/, "") : all;
    const changes = this.#changes.filter(({ isBeside }) => !isBeside);
    this.#proposed = changes.map((change) => this.#sentence(change)).join(this.#texts.markSemicolon);
    content.value = own ? `${own}\n${this.#proposed}` : this.#proposed;
    content.dispatchEvent(new Event("input"));
    content.focus();
  }

  #sentence({ way, before, now, isWithheld }) {
    const texts = this.#texts;
    const where = way.join(" · ");
    if (isWithheld) return fill(texts.noteWithheld, { where });
    if (before === undefined) return fill(texts.noteAdded, { where });
    if (now === undefined) return fill(texts.noteRemoved, { where });
    const said = [before, now].map((text) => this.#said(text, ""));
    const isLong = said.some((text) => text.length > LONG || text.includes("\n"));
    return fill(isLong ? texts.noteRewritten : texts.noteChanged, { where, before: said[0], now: said[1] });
  }
}
