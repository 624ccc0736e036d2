import { make } from "../shared/elements.js";
import { fill } from "../shared/words.js";
import { DOUBT, PROBLEM, putBeside, takeAway } from "./beside.js";

const BLANK = "blank-cell";

// The words for what no rule of the check is about, and for rules whose words are about writing a file.
const OWN_MESSAGES = new Map([
  ["no-indicators", "noIndicators"],
  ["amounts-far-apart", "farApart"],
  ["form-of-other-years", "otherYears"],
  ["sources-differ", "sourcesDiffer"],
  ["sub-projects-differ", "subProjectsDiffer"],
  ["period-reversed", "periodReversed"],
  ["period-outside-year", "periodOutsideYear"],
]);
const OWN_HELP = new Map([
  ...["sources-differ", "sub-projects-differ", "period-reversed", "period-outside-year"].map((rule) => [rule, "helpCopied"]),
  ["no-indicators", "helpNoIndicators"],
  ["amounts-far-apart", "helpFarApart"],
  ["blank-row", "helpBlankRow"],
  ["form-of-other-years", "helpOtherYears"],
]);

// Of two texts the one for these values: the other is for where one is empty.
const toFill = (text, otherwise, values) =>
  otherwise && [...text.matchAll(/\{(\w+)\}/g)].some(([, name]) => values[name] === "") ? otherwise : text;

const controlsOf = (part) => [...part.querySelectorAll("input, textarea, select")];

// Shows problems beside their fields, and in a list with links to them.
export class Problems {
  #list;
  #fields;
  #rules;
  #texts;
  #told = [];
  // A field that the user has not reached yet is only blank.
  #left = new WeakSet();

  constructor(list, fields, rules, texts) {
    this.#list = list;
    this.#fields = fields;
    this.#rules = rules;
    this.#texts = texts;
  }

  // Notes that the user has left a field.
  leave(control) {
    const part = control.closest(".fill-field");
    if (part) this.#left.add(part);
  }

  show(problems, marked) {
    this.#clear();
    for (const problem of problems) this.#beside(problem);
    const mend = problems.filter(({ isDoubt }) => !isDoubt);
    const see = problems.filter(({ isDoubt }) => isDoubt);
    this.#list.replaceChildren(
      ...this.#part(this.#texts.toMend, mend, (problem) => this.#sentence(problem), "fill-list--wrong"),
      ...this.#part(this.#texts.toSee, see, (problem) => this.#sentence(problem), ""),
      ...this.#folded(this.#texts.toLook, marked),
      ...(problems.length ? [] : [make("p", {}, this.#texts.allRight)]),
    );
  }

  #clear() {
    for (const told of this.#told) takeAway(told);
    this.#told = [];
  }

  #beside(problem) {
    const part = this.#fields.partOf(problem.holder, problem.name);
    const [control] = part ? controlsOf(part) : [];
    if (!control || (problem.rule === BLANK && !this.#left.has(part))) return;
    const said = this.#message(problem) + this.#texts.markStop + this.#help(problem);
    this.#told.push(putBeside(control, part, problem.isDoubt ? DOUBT : PROBLEM, said));
  }

  #message({ rule, values }) {
    const { message, without } = this.#rules[rule] ?? {};
    return fill(this.#texts[OWN_MESSAGES.get(rule)] ?? toFill(message, without, values), values);
  }

  #help({ rule, values }) {
    const { help, otherwise } = this.#rules[rule] ?? {};
    return fill(this.#texts[OWN_HELP.get(rule)] ?? toFill(help, otherwise, values), values);
  }

  #sentence(problem) {
    const message = this.#message(problem);
    return problem.way.length ? fill(this.#texts.of, { where: problem.way.join(" · "), message }) : message;
  }

  #part(title, places, textOf, kind) {
    if (!places.length) return [];
    const items = places.map((place) => make("li", {}, this.#link(place, textOf(place))));
    return [
      make("h3", { class: "fill-list__title" }, fill(title, { count: places.length })),
      make("ul", { class: `fill-list ${kind}` }, ...items),
    ];
  }

  // Copied texts are many at first.
  #folded(title, marked) {
    const isOpen = Boolean(this.#list.querySelector("details[open]"));
    const [heading, list] = this.#part(title, marked, ({ way }) => way.join(" · "), "");
    const summary = heading && make("summary", {}, heading.textContent);
    return heading ? [make("details", { class: "unfold", open: isOpen }, summary, list)] : [];
  }

  // The place may have been redrawn since: it is looked up on a click.
  #link({ holder, name }, text) {
    const link = make("a", { href: "#fill-cells" }, text);
    link.addEventListener("click", (event) => {
      event.preventDefault();
      const part = this.#fields.partOf(holder, name);
      part?.scrollIntoView({ block: "center" });
      if (part) (controlsOf(part)[0] ?? part.querySelector("button"))?.focus();
    });
    return link;
  }
}
