import { YUAN, fenOf } from "../shared/amounts.js";
import { button, make, newId } from "../shared/elements.js";
import { fill, grouped } from "../shared/words.js";
import { isFilled, isOptional, isThere, labelOf, nameIn, namesOf } from "../shared/names.js";

const LINES = { "long-text": 3, text: 1, code: 1 };
const KEYBOARDS = { money: "decimal", number: "decimal", percentage: "decimal", year: "numeric" };

// Fields grow with their texts, so that these are completely visible, also in print. The browser lays out the page once.
export const grow = (areas) => {
  for (const { style } of areas) style.height = "auto";
  const heights = Array.from(areas, (area) => area.scrollHeight && area.scrollHeight + area.offsetHeight - area.clientHeight);
  for (const [at, { style }] of [...areas].entries()) if (heights[at]) style.height = `${heights[at]}px`;
};

// Text pasted from a list may contain tabs, which look like spaces and are not allowed in a form.
const withoutTabs = (control) => {
  if (!control.value.includes("\t")) return;
  const place = control.selectionEnd;
  control.value = control.value.replaceAll("\t", " ");
  control.setSelectionRange(place, place);
};

const area = (attributes, value, changed) => {
  const made = make("textarea", attributes);
  made.value = value ?? "";
  // Trailing line breaks are invisible, and lost when the file is read.
  made.addEventListener("input", () => {
    withoutTabs(made);
    changed(made.value.replace(/\n+$/, "") || null);
    grow([made]);
  });
  return made;
};

const input = (attributes, value, changed) => {
  const made = make("input", { type: "text", autocomplete: "off", ...attributes });
  made.value = value ?? "";
  made.addEventListener("input", () => {
    withoutTabs(made);
    changed(made.value || null);
  });
  return made;
};

// Whether to show the unit of an amount, because the label does not contain it.
const hasUnit = ({ unit }, label) => Boolean(unit) && !label.includes(unit);

const FEN = 100;
const FEN_IN_HUNDRED_MILLION = 1e10;

// An amount in yuan, or from a hundred million on in hundred millions, for reading; empty if there is none.
const inYuan = (fen, texts) => {
  if (Number.isNaN(fen)) return "";
  const isLarge = Math.abs(fen) >= FEN_IN_HUNDRED_MILLION;
  const amount = grouped(String(fen / (isLarge ? FEN_IN_HUNDRED_MILLION : FEN)));
  return fill(isLarge ? texts.inHundredMillion : texts.inYuan, { amount });
};

// What all fields of a form share: the draft, the texts, and the position of each place on the page.
export class Fields {
  #places = new WeakMap();
  #choices = new WeakMap();

  constructor(draft, texts, changed) {
    this.draft = draft;
    this.texts = texts;
    this.changed = changed;
  }

  // The part of the page that shows a place, if any.
  partOf(holder, name) {
    return this.#places.get(holder)?.get(String(name));
  }

  register(holder, name, part) {
    if (!this.#places.has(holder)) this.#places.set(holder, new Map());
    this.#places.get(holder).set(String(name), part);
  }

  set(holder, name, value) {
    this.draft.set(holder, name, value);
    this.partOf(holder, name)?.querySelector(".fill-mark")?.remove();
    this.changed();
  }

  // A text field with its label; `place` is a cell or a column.
  text(place, holder, label = labelOf(place, holder, this.draft.cells)) {
    const id = newId("field");
    const name = nameIn(place, holder);
    const part = make("div", { class: `fill-field fill-field--${place.type}` });
    part.append(this.#label(place, id, label));
    if (place.type === "private") part.append(this.#private(place, holder, id));
    else {
      const control = this.#control(place, holder, id, label);
      part.append(control, ...this.#worth(place, control), ...this.#mark(holder, name, label));
    }
    this.register(holder, name, part);
    return part;
  }

  #label(place, id, label) {
    const unit = hasUnit(place, label)
      ? [make("span", { class: "fill-hint", id: `${id}-unit` }, fill(this.texts.unit, place))]
      : [];
    return make(
      "div",
      { class: "fill-head" },
      make("label", { class: "fill-label", for: id }, label),
      ...this.required(place),
      ...unit,
    );
  }

  required(place) {
    return isFilled(place) ? [make("span", { class: "fill-required" }, this.texts.required)] : [];
  }

  #control(place, holder, id, label) {
    const changed = (value) => this.set(holder, nameIn(place, holder), value);
    const value = holder[nameIn(place, holder)];
    const isWords = Boolean(LINES[place.type]);
    const attributes = {
      id,
      class: "fill-control",
      "aria-required": isFilled(place) ? "true" : undefined,
      "aria-describedby": hasUnit(place, label) ? `${id}-unit` : undefined,
    };
    if (isWords) return area({ ...attributes, rows: LINES[place.type] }, value, changed);
    return input({ ...attributes, inputmode: KEYBOARDS[place.type] }, value, changed);
  }

  // What an amount in a larger unit is in yuan, because one in yuan is easily written into such a cell.
  #worth({ unit }, control) {
    if (!unit || unit === YUAN) return [];
    const worth = make("span", { class: "fill-hint", id: `${control.id}-worth` });
    const show = () => {
      worth.textContent = inYuan(fenOf(control.value + unit), this.texts);
    };
    control.addEventListener("input", show);
    control.setAttribute("aria-describedby", `${control.getAttribute("aria-describedby") ?? ""} ${worth.id}`.trim());
    show();
    return [worth];
  }

  // For private cells the only question is whether they are on the paper.
  #private(place, holder, id) {
    const { texts, draft } = this;
    const made = make("select", { class: "fill-control", id });
    const name = () => nameIn(place, holder);
    const options = [
      ["", texts.isBlank],
      [texts.withheld, texts.withheld],
    ];
    if (isOptional(place)) options.push(["-", texts.absent]);
    made.append(...options.map(([value, text]) => new Option(text, value)));
    made.value = isThere(place, holder) ? (holder[name()] ?? "") : "-";
    made.addEventListener("change", () => {
      if (made.value === "-") draft.leaveOff(holder, name());
      else draft.set(holder, name(), made.value || null);
      this.changed();
    });
    return make("span", { class: "fill-private" }, made, make("span", { class: "fill-hint" }, texts.private));
  }

  // Marks a copied text as to be reviewed, until it is.
  #mark(holder, name, label) {
    if (!this.draft.isMarked(holder, name)) return [];
    const seen = button(this.texts.same, () => {
      this.draft.unmark(holder, name);
      this.partOf(holder, name).querySelector("input, textarea").focus();
      mark.remove();
      this.changed();
    });
    seen.setAttribute("aria-label", `${label}${this.texts.markColon}${this.texts.same}`);
    const mark = make("span", { class: "fill-mark" }, this.texts.taken, " ", seen);
    return [mark];
  }

  // If a place has several names, lets the user choose the printed one.
  names(place, holders, rebuilt) {
    if (namesOf(place).length < 2) return [];
    const [first] = holders.filter((holder) => isThere(place, holder));
    if (!first) return [];
    const id = newId("name");
    const made = make("select", { id });
    made.append(...namesOf(place).map((name) => new Option(name, name)));
    made.value = nameIn(place, first);
    made.addEventListener("change", () => {
      for (const holder of holders.filter((one) => isThere(place, one)))
        this.draft.rename(holder, nameIn(place, holder), made.value);
      this.changed();
      rebuilt();
      this.#choices.get(place).focus();
    });
    this.#choices.set(place, made);
    return [
      make(
        "span",
        { class: "fill-name" },
        make("label", { for: id }, `${place.name} ${this.texts.written}`),
        " ",
        made,
      ),
    ];
  }
}
