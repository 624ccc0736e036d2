import { askedIn, has, isThere, isWords, nameIn, namesOf } from "../shared/names.js";

const isSaid = (value) =>
  value !== null && value !== undefined && value !== "" && !(Array.isArray(value) && !value.length);

// Whether the content of one place fits another: amounts only in the same unit.
const fits = (from, to) =>
  (isWords(from) && isWords(to)) || (from.type === to.type && from.unit === to.unit);

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
  #former;

  constructor(cells, source, former) {
    this.#cells = cells;
    this.#source = source;
    this.#former = former;
    this.#everything = spread(source.cells, cells);
  }

  taken(definition) {
    const cells = this.#cellsOf(definition.cells, this.#source.cells, this.#cells, []);
    this.#left.push(...this.#unused().map(({ cell, holder }) => nameIn(cell, holder)));
    return { cells, marked: this.#marked, left: this.#left };
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
    if (!found) return cell.type === "choice" ? [] : null;
    this.#used.add(found.cell);
    if (value === null) return cell.type === "choice" ? [] : null;
    if (cell.type === "choice") return this.#choice(cell, found, value);
    if (cell.type === "table") return value.map((row, at) => this.#columns(cell, found.cell, row, [...way, at]));
    if (cell.type === "matrix") return this.#matrix(cell, found.cell, value, way);
    if (cell.type === "indicators") return this.#indicators(cell, found.cell, value, way);
    this.#look(cell, value, way);
    return value;
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
      made[own] = from ? texts[name] : null;
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

// The cells of a new form, the paths of those to review, and the names of content without a place. `cells` are those of
// a published form, `source` is its definition, `former` its year if that is another than the new form's.
export const takenOver = (cells, source, definition, former) => {
  const named = former && new RegExp(`(?:^|\\D)${former}(?:\\D|$)`);
  return new Taking(cells, source, named).taken(definition);
};
