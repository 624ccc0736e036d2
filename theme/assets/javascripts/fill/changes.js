import { fill } from "../shared/words.js";
import { paired, same } from "./comparing.js";
import { isThere, labelOf, nameIn } from "../shared/names.js";

// The content of a place: undefined if the form does not have it, null if it or what contains it is blank.
const at = (place, holder) => {
  if (!holder) return holder;
  return isThere(place, holder) ? holder[nameIn(place, holder)] : undefined;
};

const isBeside = ({ part, type }) => Boolean(part) || type === "address";

const timesIn = (text, part) => (text ?? "").split(part).length;

const lasting = (text) => (text ?? "").split(/\s+/).join(" ").trim();

// Lists the changes of a form, cell by cell: the cell and its holder, the path in words, the old content and the new.
// `isTold` is true if readers may have referred to the old content, so that a correction is required. Nobody refers to
// what is beside the paper, such as an answer or the URL of the original. `isWithheld` is true if more of the content is
// withheld than before: the correction must not repeat it.
export class Changes {
  #definition;
  #texts;

  constructor(definition, texts) {
    this.#definition = definition;
    this.#texts = texts;
  }

  between(before, now) {
    return [...this.#inCells(this.#definition.cells, before, now, [])];
  }

  *#inCells(cells, before, now, way) {
    for (const cell of cells.filter(({ type }) => type !== "heading")) {
      const [was, is] = [at(cell, before), at(cell, now)];
      const inside = [...way, labelOf(cell, now ?? {}, now ?? {})];
      if (now && before && nameIn(cell, before) !== nameIn(cell, now)) {
        yield this.#change([...inside, this.#texts.written], nameIn(cell, before), nameIn(cell, now));
      }
      const changes = same(was, is) ? [] : this.#inCell(cell, was, is, inside);
      const beside = isBeside(cell) ? { isTold: false, isBeside: true } : {};
      for (const change of changes) yield { cell, holder: now, ...change, ...beside };
    }
  }

  *#inCell(cell, was, is, way) {
    const parts = {
      group: () => this.#inCells(cell.cells, was, is, way),
      matrix: () => this.#inMatrix(cell, was, is, way),
      table: () => this.#inRows(cell, was, is, way),
      indicators: () => this.#inRows(cell, was, is, way),
      choice: () => [this.#change(way, was && was.join("、"), is && is.join("、"))],
    };
    yield* parts[cell.type]?.() ?? [this.#change(way, was, is)];
  }

  *#inMatrix({ lines, columns }, before, now, way) {
    for (const line of lines) {
      yield* this.#inCells(columns, at(line, before), at(line, now), [...way, nameIn(line, now ?? {})]);
    }
  }

  *#inRows(cell, before, now, way) {
    const [was, is] = [before ?? [], now ?? []];
    const found = paired(was, is);
    const stayed = found.filter((number) => number >= 0);
    const isMoved = stayed.some((number, place) => number < stayed[place - 1]);
    const isList = cell.type === "table";
    if (isMoved) yield { way, before: this.#texts.orderBefore, now: this.#texts.orderNow, isTold: isList };
    for (const [place, row] of was.entries()) {
      const gone = [...way, this.#name(cell, row, place)];
      if (!found.includes(place)) yield this.#change(gone, this.#said(cell, row), undefined);
    }
    for (const [place, row] of is.entries()) {
      const inside = [...way, this.#name(cell, row, place)];
      if (found[place] >= 0) yield* this.#inRow(cell, was[found[place]], row, inside);
      // A new row renumbers the rows below it, to which readers may have referred by number.
      else yield { ...this.#change(inside, undefined, this.#said(cell, row)), isTold: isList && place < was.length };
    }
  }

  *#inRow(cell, was, is, way) {
    if (cell.type === "table") {
      yield* this.#inCells(cell.columns, was, is, way);
      return;
    }
    for (const [depth, label] of cell.levels.entries()) {
      if (was.levels[depth] !== is.levels[depth]) {
        yield this.#change([...way, label], was.levels[depth], is.levels[depth]);
      }
    }
    const columnsOf = ({ columns }) => (Object.keys(columns ?? {}).length ? columns : null);
    yield* this.#inCells(cell.columns, columnsOf(was), columnsOf(is), way);
  }

  #said({ columns }, row) {
    const texts = row.columns ?? row;
    const said = columns.filter((column) => at(column, texts));
    return said.map((column) => `${column.label ?? nameIn(column, texts)} ${at(column, texts)}`).join(this.#texts.markComma);
  }

  #name({ type }, { levels }, place) {
    if (type === "table") return fill(this.#texts.number, { number: place + 1 });
    return levels.filter(Boolean).join(" · ");
  }

  #change(way, before, now) {
    const said = lasting(before);
    const { withheld } = this.#texts;
    const isWithheld = timesIn(now, withheld) > timesIn(before, withheld);
    return { way, before, now, isWithheld, isTold: Boolean(said) && said !== withheld && said !== lasting(now) };
  }
}
