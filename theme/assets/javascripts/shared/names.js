export const has = (holder, name) => Object.prototype.hasOwnProperty.call(holder, name);

export const namesOf = (place) => [place.name, ...(place.also ?? [])];

// The name under which a form holds a place: one of its other names if it uses that, else the place's own.
export const nameIn = (place, holder) => namesOf(place).find((name) => has(holder, name)) ?? place.name;

export const isThere = (place, holder) => has(holder, nameIn(place, holder));

export const isOptional = ({ presence }) => presence === "optional";

export const isWords = ({ type }) => ["text", "long-text", "code"].includes(type);

export const isFilled = ({ presence }) => presence === "filled";

// The label of a place; it may refer to another cell by its key in braces.
export const labelOf = (place, holder, cells = {}) => {
  const label = place.label ?? nameIn(place, holder);
  return label.replace(/\{([^{}]+)\}/g, (_, name) => (has(cells, name) ? (cells[name] ?? "") : ""));
};

// The columns of a line that are to be filled in: the paper prints the others itself.
export const askedIn = (columns, printed) => columns.filter(({ name }) => !printed || !has(printed, name));
