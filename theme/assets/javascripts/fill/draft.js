import { askedIn, has, nameIn } from "../shared/names.js";

const isOf = (kind, value) => value !== null && typeof value === "object" && Array.isArray(value) === (kind === "list");

// The content of a form being filled in: a tree like that of a published form, but only texts can be null, so that
// every place has a holder to write into. What was blank as a whole stays so until something is written into it.
export class Draft {
  #definition;
  #wholes = new WeakSet();
  #parents = new WeakMap();
  #marks = new WeakMap();
  #originals = new WeakMap();

  // `marked` are the paths of copied texts that have not been reviewed yet.
  constructor(definition, cells = blankCells(definition), marked = []) {
    this.#definition = definition;
    this.cells = this.#openCells(definition.cells, cells, null);
    for (const way of marked) this.#markAt(way);
  }

  get definition() {
    return this.#definition;
  }

  // The tree as published: null where something is blank as a whole.
  get plain() {
    return this.#plain(this.cells);
  }

  // What a holder in the plain tree was made from.
  holderOf(plain) {
    return this.#originals.get(plain);
  }

  // The paths of the texts that are still marked.
  get marked() {
    return [...this.#marksIn(this.cells, [])];
  }

  isWhole(holder) {
    return this.#wholes.has(holder);
  }

  isMarked(holder, name) {
    return this.#marks.get(holder)?.has(name) ?? false;
  }

  unmark(holder, name) {
    this.#marks.get(holder)?.delete(name);
  }

  // Writes a text or a choice; its holder is no longer blank as a whole.
  set(holder, name, value) {
    holder[name] = value;
    this.unmark(holder, name);
    this.#touch(holder);
  }

  leaveOff(holder, name) {
    delete holder[name];
    this.unmark(holder, name);
    this.#touch(holder);
  }

  // Renames a place to another of its names, in the same position.
  rename(holder, name, other) {
    const moved = Object.entries(holder).map(([key, value]) => [key === name ? other : key, value]);
    for (const key of Object.keys(holder)) delete holder[key];
    Object.assign(holder, Object.fromEntries(moved));
    const marks = this.#marks.get(holder);
    if (marks?.delete(name)) marks.add(other);
    this.#touch(holder);
  }

  // Inserts a blank row into a list, with the columns of its neighbour, and returns it.
  insert(list, at, shape) {
    const neighbour = list[at - 1] ?? list[at];
    const model = shape.type === "indicators" ? neighbour?.columns : neighbour;
    const columns = model && Object.keys(model).length ? blankLike(model) : blankColumns(shape.columns);
    const row = shape.type === "indicators" ? { levels: levelsBelow(neighbour, shape), columns } : columns;
    this.restore(list, at, shape.type === "indicators" ? this.#openIndicator(shape, list)(row) : row);
    return list[at];
  }

  // Restores a removed row.
  restore(list, at, row) {
    list.splice(at, 0, row);
    this.#parents.set(row, list);
    this.#touch(list);
  }

  remove(list, at) {
    const [row] = list.splice(at, 1);
    if (list.length === 0) this.#wholes.add(list);
    return row;
  }

  move(list, at, to) {
    list.splice(to, 0, ...list.splice(at, 1));
    this.#touch(list);
  }

  // Remembers all that a place holds; the returned function restores it.
  remember(holder) {
    const entries = Object.entries(holder);
    const inside = entries.filter(([, value]) => value !== null && typeof value === "object");
    const restores = inside.map(([, value]) => this.remember(value));
    const marks = new Set(this.#marks.get(holder));
    const isWhole = this.#wholes.has(holder);
    return () => {
      if (Array.isArray(holder)) holder.length = 0;
      for (const name of Object.keys(holder)) delete holder[name];
      Object.assign(holder, Object.fromEntries(entries));
      this.#marks.set(holder, marks);
      if (isWhole) this.#wholes.add(holder);
      for (const restore of restores) restore();
    };
  }

  #touch(holder) {
    for (let at = holder; at; at = this.#parents.get(at)) this.#wholes.delete(at);
  }

  #opened(value, blank, parent) {
    const holder = value ?? blank;
    if (value === null) this.#wholes.add(holder);
    this.#parents.set(holder, parent);
    return holder;
  }

  #openCells(cells, published, parent) {
    const holder = this.#opened(published && { ...published }, {}, parent);
    for (const cell of cells.filter(({ type }) => type !== "heading")) this.#openCell(cell, holder, !published);
    return holder;
  }

  #openCell(cell, holder, isBlank) {
    const name = nameIn(cell, holder);
    if (isBlank && !has(holder, name)) holder[name] = blankOf(cell);
    if (has(holder, name)) holder[name] = this.#openValue(cell, holder[name], holder);
  }

  #openValue(cell, value, parent) {
    if (cell.type === "group") return this.#openCells(cell.cells, isOf("map", value) ? value : null, parent);
    if (cell.type === "matrix") return this.#openMatrix(cell, isOf("map", value) ? value : null, parent);
    if (cell.type !== "table" && cell.type !== "indicators") return value;
    const list = this.#opened(isOf("list", value) ? [...value] : null, [], parent);
    const open = cell.type === "table" ? (row) => this.#opened({ ...row }, {}, list) : this.#openIndicator(cell, list);
    list.splice(0, list.length, ...list.map(open));
    return list;
  }

  #openMatrix({ lines, columns }, value, parent) {
    const holder = this.#opened(value && { ...value }, {}, parent);
    for (const line of lines) {
      const name = nameIn(line, holder);
      const texts = holder[name] ?? null;
      holder[name] = this.#opened(texts && { ...texts }, blankColumns(askedIn(columns, line.printed)), holder);
    }
    return holder;
  }

  #openIndicator({ columns }, list) {
    return (row) => {
      const opened = this.#opened({ levels: [...row.levels] }, {}, list);
      const texts = row.columns && Object.keys(row.columns).length ? { ...row.columns } : null;
      opened.columns = this.#opened(texts, blankColumns(columns), opened);
      this.#parents.set(opened.levels, opened);
      return opened;
    };
  }

  #plain(value) {
    if (value === null || typeof value !== "object") return value;
    if (this.#wholes.has(value)) return null;
    if (Array.isArray(value)) return value.map((item) => this.#plain(item));
    const plain = Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, this.#plain(inner)]));
    this.#originals.set(plain, value);
    return plain;
  }

  #markAt(way) {
    const name = way[way.length - 1];
    const holder = way.slice(0, -1).reduce((at, step) => at?.[step], this.cells);
    if (!holder || !has(holder, name)) return;
    if (!this.#marks.has(holder)) this.#marks.set(holder, new Set());
    this.#marks.get(holder).add(name);
  }

  *#marksIn(holder, way) {
    for (const [step, value] of Object.entries(holder)) {
      if (this.isMarked(holder, step)) yield [...way, step];
      if (value !== null && typeof value === "object") yield* this.#marksIn(value, [...way, step]);
    }
  }
}

// A new row starts in the group of the previous one: with its level names except the last.
const levelsBelow = (neighbour, { levels }) =>
  levels.map((_, depth) => (depth + 1 < levels.length ? (neighbour?.levels[depth] ?? "") : ""));

const blankLike = (columns) => Object.fromEntries(Object.keys(columns).map((name) => [name, null]));

const blankColumns = (columns) => Object.fromEntries(columns.map(({ name }) => [name, null]));

const blankOf = ({ type }) => (type === "choice" ? [] : null);

// A new form has every cell of its paper except the URL of the original, which most do not need.
const blankCells = ({ cells }) => {
  const asked = cells.filter(({ type }) => type !== "heading" && type !== "address");
  return Object.fromEntries(asked.map((cell) => [cell.name, blankOf(cell)]));
};
