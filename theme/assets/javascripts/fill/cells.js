import { make, newId } from "../shared/elements.js";
import { grow } from "./field.js";
import { linesOf } from "./lines.js";
import { isOptional, isThere, labelOf, nameIn } from "../shared/names.js";

const LISTS = ["table", "matrix", "indicators"];

// Types of cells that are shown side by side if there is room.
const NARROW = ["text", "code", "year", "date", "money", "number", "percentage", "private"];

const classOf = ({ type }) => `fill-cell${NARROW.includes(type) ? "" : " fill-cell--wide"}`;

// An optional cell can be left off the form, which is different from a blank.
const withAbsence = (fields, cell, holder, show) => {
  const part = make("div", { class: classOf(cell) });
  const inside = make("div");
  const box = make("input", { type: "checkbox", id: newId("absent") });
  const absence = cell.type === "address" ? fields.texts.absentAddress : fields.texts.absent;
  let kept = null;
  const rebuild = () =>
    inside.replaceChildren(
      ...(isThere(cell, holder) ? [show()] : [make("span", { class: "fill-label" }, cell.label ?? cell.name)]),
    );
  box.checked = !isThere(cell, holder);
  box.addEventListener("change", () => {
    const name = nameIn(cell, holder);
    if (box.checked) {
      kept = holder[name];
      fields.draft.leaveOff(holder, name);
    } else fields.draft.set(holder, name, kept);
    rebuild();
    fields.changed();
  });
  rebuild();
  part.append(
    inside,
    make("span", { class: "fill-absent" }, box, " ", make("label", { for: box.id }, absence)),
  );
  return part;
};

// Check boxes, or options of which one can be chosen, with one more to undo the choice.
const choice = (fields, cell, holder) => {
  const { texts } = fields;
  const name = nameIn(cell, holder);
  const label = labelOf(cell, holder, fields.draft.cells);
  const hint = make("span", { class: "fill-hint" }, cell.several ? texts.options : texts.pick);
  const part = make("fieldset", { class: "fill-field fill-choice" });
  part.append(make("legend", { class: "fill-label" }, label, ...fields.required(cell), hint));
  const group = newId("choice");
  const options = cell.several ? cell.options : [...cell.options, ""];
  const boxes = options.map((option) => {
    const box = make("input", {
      type: cell.several ? "checkbox" : "radio",
      name: group,
      id: newId("option"),
      value: option,
    });
    box.checked = option ? holder[name].includes(option) : !holder[name].length;
    box.addEventListener("change", () => {
      fields.set(
        holder,
        name,
        boxes.filter(({ checked, value }) => checked && value).map(({ value }) => value),
      );
    });
    return box;
  });
  part.append(
    ...boxes.map((box) =>
      make("span", { class: "fill-option" }, box, " ", make("label", { for: box.id }, box.value || texts.none)),
    ),
  );
  fields.register(holder, name, part);
  return part;
};

const group = (fields, cell, holder) => {
  const name = nameIn(cell, holder);
  const part = make("fieldset", { class: "fill-group" }, make("legend", {}, labelOf(cell, holder, fields.draft.cells)));
  part.append(...cellsOf(fields, cell.cells, holder[name]));
  fields.register(holder, name, part);
  return part;
};

const cellOf = (fields, cell, holder) => {
  if (cell.type === "heading") return make("h3", { class: "fill-heading" }, cell.label);
  const show = () => {
    if (cell.type === "group") return group(fields, cell, holder);
    if (cell.type === "choice") return choice(fields, cell, holder);
    if (LISTS.includes(cell.type)) return linesOf(fields, cell, holder);
    return fields.text(cell, holder);
  };
  return isOptional(cell) && cell.type !== "private"
    ? withAbsence(fields, cell, holder, show)
    : withNames(fields, cell, holder, show);
};

const withNames = (fields, cell, holder, show) => {
  const part = make("div", { class: classOf(cell) });
  const rebuild = () => {
    part.replaceChildren(show(), ...fields.names(cell, [holder], rebuild));
    grow(part.querySelectorAll("textarea"));
  };
  rebuild();
  return part;
};

// The cells of a form or of a group in it, in official order.
export const cellsOf = (fields, cells, holder) => cells.map((cell) => cellOf(fields, cell, holder));
