// Papers may name the same group of indicators with another last word, which means nothing by itself, or with a longer
// name.
const groupOf = ({ level_1: first, level_2: second }, endings, names) => {
  const name = (second ?? first ?? "").replace(/\s/g, "");
  const ending = endings.find((one) => name.endsWith(one) && name !== one);
  const bare = ending ? name.slice(0, -ending.length) : name;
  return names.get(bare) ?? bare;
};

const nameOf = ({ indicator }) => indicator.replace(/\s/g, "");

// Aligns the values of several columns by their keys, in the order in which the keys first occur.
export const alongside = (columns, keyOf) => {
  const rows = new Map();
  for (const [column, values] of columns.entries()) {
    for (const value of values) {
      const key = keyOf(value);
      if (!rows.has(key)) rows.set(key, columns.map(() => []));
      rows.get(key)[column].push(value);
    }
  }
  return rows;
};

// The indicators of forms by group: the names that several forms share, and the other indicators of each form.
export const groupsOf = (forms, { groupEndings, groupNames }) => {
  const endings = groupEndings.split(" ");
  const names = new Map(groupNames.split(" ").map((pair) => pair.split("=")));
  const listed = forms.map(({ indicators }) => indicators ?? []);
  return [...alongside(listed, (one) => groupOf(one, endings, names))].map(([name, columns]) => ({ name, ...parted(columns) }));
};

const parted = (columns) => {
  const named = [...alongside(columns, nameOf).values()];
  const isShared = (cells) => cells.filter((cell) => cell.length).length > 1;
  const own = named.filter((cells) => !isShared(cells));
  return {
    shared: named.filter(isShared).map((cells) => ({ name: cells.flat()[0].indicator, cells })),
    own: own.length ? columns.map((_, column) => own.flatMap((cells) => cells[column])) : null,
  };
};
