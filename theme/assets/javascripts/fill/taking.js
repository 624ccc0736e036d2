import { converted } from "../shared/amounts.js";
import { EVALUATION, TARGET } from "../shared/kinds.js";
import { askedIn, has, isThere, isWords, nameIn, namesOf } from "../shared/names.js";

const isSaid = (value) =>
  value !== null && value !== undefined && value !== "" && !(Array.isArray(value) && !value.length);

// Whether the content of one place fits another.
const fits = (from, to) => (isWords(from) && isWords(to)) || from.type === to.type;

// The budget at the beginning of a year is that of the declaration, by source of funds.
const OPENING = "funds.opening_budget";
const declaredAs = (source) => `funds.annual_budget${source === "total" ? "" : `.${source}`}`;

// What one paper calls a type, another calls a category, and its types are something else.
const areApart = (place, other) => Boolean(place.field && other.field && place.field !== other.field);

const isNamed = (place, other) =>
  namesOf(place).some((name) => namesOf(other).includes(name)) && !areApart(place, other);

// The name of a place in a form: the one that the source uses, if the place has it.
const calledAs = (place, name) => (namesOf(place).includes(name) ? name : place.name);

const placesIn = (cells) => cells.filter(({ type }) => type !== "heading" && type !== "address");

// Every cell of a form with its holder, those inside groups after them.
const spread = (cells, holder) =>
  placesIn(cells).flatMap((cell) => {
    const inner = holder?.[nameIn(cell, holder)];
    return [{ cell, holder }, ...(cell.type === "group" ? spread(cell.cells, inner ?? {}) : [])];
  });

// Copies into a new form the content of places with the same name in a published one, or else with the same meaning.
class Taking {
  #cells;
  #source;
  #everything;
  #used = new Set();
  #marked = [];
  #left = [];
  #converted = [];
  #former;
  #isDeclared;

  constructor(cells, source, former, isDeclared) {
    this.#cells = cells;
    this.#source = source;
    this.#former = former;
    this.#isDeclared = isDeclared;
    this.#everything = spread(source.cells, cells);
  }

  taken(definition) {
    const cells = this.#cellsOf(definition.cells, this.#source.cells, this.#cells, []);
    this.#left.push(...this.#unused().map(({ cell, holder }) => nameIn(cell, holder)));
    return { cells, marked: this.#marked, left: this.#left, converted: this.#converted };
  }

  #unused() {
    const isLeft = ({ cell, holder }) =>
      cell.type !== "group" && !this.#used.has(cell) && isSaid(holder[nameIn(cell, holder)]);
    return this.#everything.filter(isLeft);
  }

  #cellsOf(cells, beside, holder, way) {
    const made = {};
    for (const cell of placesIn(cells)) {
      const found = this.#sourceOf(cell, beside, holder);
      // An optional cell that the source did not have is left off.
      if (found && !isThere(found.cell, found.holder)) {
        if (cell.presence !== "optional") made[cell.name] = null;
        continue;
      }
      const name = found ? calledAs(cell, nameIn(found.cell, found.holder)) : cell.name;
      made[name] = this.#valueOf(cell, found, [...way, name]);
    }
    return made;
  }

  // The cell with the same name at the same place of the paper, else any cell for the same field.
  #sourceOf(cell, beside, holder) {
    const named = placesIn(beside).find((one) => isNamed(one, cell) && fits(one, cell));
    if (named) return { cell: named, holder };
    return cell.field && this.#everything.find((one) => one.cell.field === cell.field && fits(one.cell, cell));
  }

  #valueOf(cell, found, way) {
    const value = found ? (found.holder[nameIn(found.cell, found.holder)] ?? null) : null;
    if (cell.type === "group") {
      // A new group may have cells that were elsewhere.
      const inner = this.#cellsOf(cell.cells, found?.cell.cells ?? [], value ?? {}, way);
      return found && value === null ? null : inner;
    }
    if (!found && cell.type === "matrix") return this.#opening(cell, way);
    if (!found) return cell.type === "choice" ? [] : null;
    this.#used.add(found.cell);
    if (value === null) return cell.type === "choice" ? [] : null;
    if (cell.type === "choice") return this.#choice(cell, found, value);
    if (cell.type === "table") return value.map((row, at) => this.#columns(cell, found.cell, row, [...way, at]));
    if (cell.type === "matrix") return this.#matrix(cell, found.cell, value, way);
    if (cell.type === "indicators") return this.#indicators(cell, found.cell, value, way);
    this.#look(cell, value, way);
    return this.#inUnit(value, found.cell, cell, way);
  }

  // An amount in the unit of its new place.
  #inUnit(text, { unit: from }, { unit: to }, way) {
    if (!isSaid(text) || from === to) return text;
    this.#converted.push({ where: way.filter((step) => step !== "columns").join(" · "), from, to });
    return converted(text, from, to);
  }

  // The lines of a matrix that a declaration does not have, but the budget at the beginning of its year.
  #opening({ lines, columns }, way) {
    const column = this.#isDeclared && columns.find(({ field }) => field === OPENING);
    if (!column) return null;
    const made = lines.map((line) => [line.name, this.#openingOf(line, column, columns, [...way, line.name])]);
    return made.some(([, texts]) => texts) ? Object.fromEntries(made) : null;
  }

  #openingOf({ source, printed }, column, columns, way) {
    const { cell, holder } = this.#everything.find((one) => one.cell.field === declaredAs(source)) ?? {};
    const text = cell && holder[nameIn(cell, holder)];
    if (!isSaid(text) || !askedIn([column], printed).length) return null;
    this.#used.add(cell);
    const place = [...way, column.name];
    this.#marked.push(place);
    const asked = askedIn(columns, printed).map(({ name }) => [name, null]);
    return { ...Object.fromEntries(asked), [column.name]: this.#inUnit(text, cell, column, place) };
  }

  // Marks what is another every year: by its place, or because it names the former year.
  #look({ yearly }, text, way) {
    if (isSaid(text) && (yearly || this.#former?.test(text.normalize("NFKC")))) this.#marked.push(way);
  }

  #choice({ options }, found, chosen) {
    const kept = chosen.filter((name) => options.includes(name));
    if (kept.length < chosen.length) this.#left.push(nameIn(found.cell, found.holder));
    return kept;
  }

  #matrix(cell, source, holder, way) {
    const made = {};
    for (const line of cell.lines) {
      const from = source.lines.find((one) => isNamed(one, line));
      const name = from ? calledAs(line, nameIn(from, holder)) : line.name;
      const texts = from ? (holder[nameIn(from, holder)] ?? null) : null;
      made[name] = texts && this.#columns({ ...cell, printed: line.printed }, source, texts, [...way, name]);
    }
    return made;
  }

  #indicators(cell, source, rows, way) {
    if (cell.levels.length !== source.levels.length) {
      this.#left.push(source.name);
      return null;
    }
    return rows.map(({ levels, columns }, at) => {
      for (const [depth, name] of levels.entries()) this.#look({}, name, [...way, at, "levels", String(depth)]);
      const texts = Object.keys(columns).length ? this.#columns(cell, source, columns, [...way, at, "columns"]) : {};
      return { levels, columns: texts };
    });
  }

  // The columns of one line. An optional column that the line does not have is left off.
  #columns({ columns, printed, name: cell }, source, texts, way) {
    const made = {};
    const used = new Set();
    for (const column of columns) {
      const from = columnFor(column, source.columns);
      const name = from ? nameIn(from, texts) : column.name;
      if (from && !has(texts, name)) {
        if (column.presence !== "optional" && askedIn([column], printed).length) made[column.name] = null;
        continue;
      }
      if (!from && !askedIn([column], printed).length) continue;
      used.add(name);
      const own = calledAs(column, name);
      made[own] = from ? this.#inUnit(texts[name], from, column, [...way, own]) : null;
      this.#look(column, made[own], [...way, own]);
    }
    this.#tellOf(cell, texts, used);
    return made;
  }

  #tellOf(cell, texts, used) {
    const lost = Object.keys(texts).filter((name) => !used.has(name) && isSaid(texts[name]));
    for (const name of lost.map((one) => `${cell} · ${one}`)) if (!this.#left.includes(name)) this.#left.push(name);
  }
}

const columnFor = (column, columns) => {
  const named = columns.find((one) => isNamed(one, column) && fits(one, column));
  return named ?? columns.find((one) => column.field && one.field === column.field && fits(one, column));
};

// The cells of a new form, the paths of those to review, the names of content without a place, and the amounts that are in
// another unit now. `cells` are those of a published form, `source` is its definition, `former` its year if that is another
// than the new form's.
export const takenOver = (cells, source, definition, former) => {
  const named = former && new RegExp(`(?:^|\\D)${former}(?:\\D|$)`);
  const isDeclared = !former && source.kind === TARGET && definition.kind === EVALUATION;
  return new Taking(cells, source, named, isDeclared).taken(definition);
};
