export const has = (holder, name) => Object.prototype.hasOwnProperty.call(holder, name);

export const namesOf = (place) => [place.name, ...(place.also ?? [])];

// A form may have a place by another of its names: the one that it is written by, else the place's own.
export const nameIn = (place, holder) => namesOf(place).find((name) => has(holder, name)) ?? place.name;

export const isThere = (place, holder) => has(holder, nameIn(place, holder));

export const isOptional = ({ presence }) => presence === "optional";

export const isWords = ({ type }) => type === "text" || type === "long-text";

export const isFilled = ({ presence }) => presence === "filled";

// What is printed beside a place; a label may refer to another cell by its key in braces.
export const labelOf = (place, holder, cells = {}) => {
  const label = place.label ?? nameIn(place, holder);
  return label.replace(/\{([^{}]+)\}/g, (_, name) => (has(cells, name) ? (cells[name] ?? "") : ""));
};

// The columns of a line that somebody is asked for: the others the paper prints itself.
export const askedIn = (columns, printed) => columns.filter(({ name }) => !printed || !has(printed, name));
