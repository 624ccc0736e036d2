import { make } from "../shared/elements.js";
import { EVALUATION, kindNameOf } from "../shared/kinds.js";
import { fill } from "../shared/words.js";
import { DOUBT, PROBLEM, putBeside, takeAway } from "./beside.js";
import { isOfYear, nameOf, namesOf, ranked } from "./papers.js";
import { areNear, pathOf } from "./paths.js";

const NEW = "*";

const labelOf = ({ labels: [label] }) => label.textContent;

// Links to the correction of a published form.
export const correcting = ({ id }, { correct }) =>
  make("a", { href: `?${new URLSearchParams({ correct: id })}` }, correct);

// The part of the page to choose a form. Calls `begun` with the place and the form to start from.
export class Place {
  #form;
  #sources;
  #texts;
  #reader;
  #store;
  #contents;
  #forms = [];
  #asked = "";
  #chosen = "";
  #latest = 0;
  // The fields told to be wrong when the user wanted to begin, and what stands beside them until they are right.
  #wrong = new Set();
  #told = [];

  constructor(form, { sources, texts, reader, store, contents }, { begun, failed }) {
    this.#form = form;
    this.#sources = sources;
    this.#texts = texts;
    this.#reader = reader;
    this.#store = store;
    this.#contents = contents;
    const { unit, project, year } = form.elements;
    this.#offer(unit, [...contents.units.map(([one]) => [one, reader.nameOf(one)]), [NEW, texts.newUnit]]);
    unit.addEventListener("change", () => this.#chooseUnit().catch(failed));
    project.addEventListener("change", () => this.#offerForms());
    form.elements.form.addEventListener("change", () => {
      this.#chosen = form.elements.form.value;
      this.#offerBases();
    });
    year.addEventListener("input", () => this.#offerForms(this.#chosen));
    form.addEventListener("input", () => this.#show());
    form.addEventListener("change", () => this.#show());
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const { place, problems } = this.stated;
      this.#wrong = new Set(problems.map(({ element }) => element));
      this.#show();
      if (problems.length) problems[0].element.focus();
      else begun(place);
    });
  }

  // Chooses what an address asks for: a unit and a year, or a form to start from. A unit or project of a draft may be new.
  async choose(query) {
    const [unit, year, project] = (query.get("base") ?? "").split("/");
    const { elements } = this.#form;
    this.#asked = query.get("base") ?? "";
    this.#pickOrName("unit", query.get("unit") ?? unit);
    elements.year.value = query.get("year") ?? (year ? Number(year) + 1 : new Date().getFullYear());
    await this.#chooseUnit(query.get("project") ?? project?.split(".")[0], query.get("form"));
  }

  // The chosen place, and the problems with it: what to say, and the field it is about.
  get stated() {
    const { elements } = this.#form;
    const place = { unit: this.#slugOf("unit"), year: elements.year.value.trim(), project: this.#slugOf("project") };
    const form = this.#contents.forms.find(({ id }) => id === elements.form.value);
    const isNewUnit = elements.unit.value === NEW;
    const unitName = isNewUnit ? "" : this.#reader.nameOf(place.unit);
    const stated = {
      ...place,
      kind: form.kind,
      form: form.id,
      base: elements.base.value,
      baseName: elements.base.selectedOptions[0]?.text,
      isNewUnit,
      unitName,
      from: form.from,
      to: form.to,
    };
    const problems = this.#problems(place);
    return { place: { ...stated, path: pathOf(stated), exists: this.#existing(stated) }, problems };
  }

  #problems({ unit, year, project }) {
    const named = this.#forms.find((form) => form.project === project);
    return [
      this.#wrongSlug("unit", unit, this.#reader.nameOf(unit)),
      this.#wrongYear(year),
      this.#wrongSlug("project", project, named?.name),
    ].filter(Boolean);
  }

  #wrongYear(year) {
    const element = this.#form.elements.year;
    const { message, help } = this.#contents.rules["wrong-year"];
    if (!year) return this.#missing(element);
    const said = fill(message, { key: labelOf(element), value: year }) + this.#texts.markStop + help;
    return this.#reader.matches("year", year) ? undefined : { element, said };
  }

  // What is wrong with the name of a new unit or project; `owner` is the existing one that has it.
  #wrongSlug(name, value, owner) {
    const { [name]: list, [`${name}-slug`]: element } = this.#form.elements;
    if (list.value !== NEW) return undefined;
    if (!value) return this.#missing(element);
    if (owner) return { element, said: fill(this.#texts.whereTaken, { value, owner, list: labelOf(list) }) };
    const said = fill(this.#texts.whereWrong, { value, key: labelOf(element) });
    return this.#reader.matches("slug", value) ? undefined : { element, said };
  }

  #missing(element) {
    return { element, said: fill(this.#texts.whereMissing, { key: labelOf(element) }) };
  }

  #existing({ unit, year, project, kind }) {
    const isThis = (form) => String(form.year) === year && form.project === project && form.kind === kind;
    return unit === this.#slugOf("unit") ? this.#forms.find(isThis) : undefined;
  }

  // The existing project whose name a new one nearly has.
  #nearTo(project) {
    const isNew = this.#form.elements.project.value === NEW;
    return isNew ? this.#forms.find((form) => areNear(form.project, project)) : undefined;
  }

  #slugOf(name) {
    const { elements } = this.#form;
    const chosen = elements[name].value;
    return chosen === NEW ? elements[`${name}-slug`].value.trim() : chosen;
  }

  async #chooseUnit(project = "", form = "") {
    const current = ++this.#latest;
    const unit = this.#form.elements.unit.value;
    this.#wait(true);
    const forms = unit === NEW ? [] : await this.#sources.forms(unit);
    if (current !== this.#latest) return;
    this.#wait(false);
    this.#forms = forms;
    const names = new Map([...forms].reverse().map((one) => [one.project, one.name]));
    this.#offer(this.#form.elements.project, [
      ...[...names].sort(([a], [b]) => (a < b ? -1 : 1)),
      [NEW, this.#texts.newProject],
    ]);
    this.#pickOrName("project", project || (names.size ? [...names.keys()][0] : NEW));
    this.#offerForms(form);
  }

  // While the forms of a unit are on their way, the projects listed are another unit's, and a choice would be lost.
  #wait(isWaiting) {
    const { project, form } = this.#form.elements;
    for (const each of [project, form, document.getElementById("fill-begin")]) each.disabled = isWaiting;
  }

  // The papers, with the likeliest after the project's or the unit's last form first. A chosen one stays chosen when the
  // year changes.
  #offerForms(chosen = "") {
    this.#chosen = chosen;
    const year = this.#form.elements.year.value.trim();
    const papers = ranked(this.#contents.forms, year, this.#last?.form);
    const names = namesOf(papers, this.#texts);
    this.#offer(
      this.#form.elements.form,
      papers.map(({ id }, at) => [id, names[at]]),
    );
    this.#pick(this.#form.elements.form, chosen || papers[0].id);
    this.#offerBases();
  }

  get #last() {
    const own = this.#forms.filter(({ project }) => project === this.#slugOf("project"));
    return this.#forms.find(({ id }) => id === this.#asked) ?? own[0] ?? this.#forms[0];
  }

  // Offers forms of the project to start from; for a self-evaluation preselects the declaration of its year.
  #offerBases() {
    const { year, kind, project } = this.stated.place;
    const isOffered = (form) => !form.withdrawn && (form.project === project || form.id === this.#asked);
    const offered = this.#forms.filter(isOffered);
    const nameOf = (form) => fill(this.#texts.base, { ...form, kind: kindNameOf(form.kind, this.#texts) });
    this.#offer(this.#form.elements.base, [...offered.map((form) => [form.id, nameOf(form)]), ["", this.#texts.blank]]);
    const asked = offered.find(({ id }) => id === this.#asked);
    const declared = kind === EVALUATION && offered.find((form) => String(form.year) === year && form.kind !== kind);
    const before = offered.find((form) => String(form.year) < year && form.kind === kind);
    this.#pick(this.#form.elements.base, (asked || declared || before || { id: "" }).id);
    this.#show();
  }

  // Shows the path of the file, and whether it or a draft of it exists.
  #show() {
    const { elements } = this.#form;
    for (const name of ["unit", "project"])
      document.getElementById(`fill-new-${name}`).hidden = elements[name].value !== NEW;
    const { place, problems } = this.stated;
    const isRight = !problems.length;
    const told = document.getElementById("fill-path");
    const isDraft = isRight && Boolean(this.#store.load(place.path));
    const { markStop } = this.#texts;
    const drafted = isDraft ? [markStop, this.#texts.drafted] : [];
    const exists = place.exists ? [markStop, this.#texts.exists, correcting(place.exists, this.#texts)] : [];
    const near = isRight ? this.#nearTo(place.project) : undefined;
    const doubted = near ? [markStop, fill(this.#texts.whereNear, { ...near, list: labelOf(elements.project) })] : [];
    const parts = [fill(this.#texts.path, place), ...drafted, ...exists, ...doubted];
    const wrong = this.#tell(problems);
    if (isRight) this.#doubt(place);
    told.replaceChildren(...(isRight ? parts : wrong));
    told.classList.toggle("fill-notice", Boolean(isRight ? place.exists || near : wrong.length));
    // A draft goes on from where it is.
    elements.base.disabled = isDraft;
    document.getElementById("fill-begin").textContent = isDraft ? this.#texts.resume : this.#texts.begin;
  }

  // Puts the problems beside the fields that were wrong when the user wanted to begin, and returns what sums them up.
  #tell(problems) {
    for (const told of this.#told) takeAway(told);
    const wrong = problems.filter(({ element }) => this.#wrong.has(element));
    this.#told = wrong.map(({ element, said }) => putBeside(element, element.parentElement, PROBLEM, said));
    return wrong.length ? [fill(this.#texts.whereProblems, { count: wrong.length })] : [];
  }

  // Says that the chosen unit or paper is not of the year; it may be right all the same.
  #doubt({ unit, unitName, form, year }) {
    const { markStop, otherYears, helpOtherYears } = this.#texts;
    const { from, to } = this.#contents.spans[unit] ?? {};
    const { message, help } = this.#contents.rules["unit-not-of-year"];
    if (year < from || year > to) this.#say("unit", fill(message, { unit: unitName, year }) + markStop + help);
    const paper = this.#contents.forms.find(({ id }) => id === form);
    if (isOfYear(paper, year)) return;
    this.#say("form", fill(otherYears, { paper: nameOf(paper, this.#texts), year }) + markStop + helpOtherYears);
  }

  #say(name, doubt) {
    const list = this.#form.elements[name];
    this.#told.push(putBeside(list, list.parentElement, DOUBT, doubt));
  }

  #offer(select, options) {
    select.replaceChildren(...options.map(([value, text]) => new Option(text, value)));
  }

  #pickOrName(name, asked) {
    const { [name]: list, [`${name}-slug`]: slug } = this.#form.elements;
    this.#pick(list, asked);
    if (!asked || list.value === asked) return;
    list.value = NEW;
    slug.value = asked;
  }

  #pick(select, value) {
    select.value = value ?? "";
    if (select.selectedIndex < 0) select.selectedIndex = 0;
  }
}
