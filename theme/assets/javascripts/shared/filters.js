export const UNSPECIFIED = "unspecified";
export const FILTERS = ["unit", "year", "type", "kind"];

export const valuesOf = {
  unit: ({ unit }) => [unit],
  year: ({ year }) => [String(year)],
  type: ({ types }) => (types.length ? types : [UNSPECIFIED]),
  kind: ({ kind }) => [kind],
};

// Whether a form passes the filters of a state, each with one value or several.
export const passes = (facts, state, leftOut) =>
  FILTERS.every((name) => {
    const asked = [state[name] || []].flat();
    return name === leftOut || !asked.length || valuesOf[name](facts).some((value) => asked.includes(value));
  });

// For each value of a filter, how many forms it would leave, given the other filters.
export const countsOf = (name, allFacts, state) => {
  const counts = new Map();
  for (const facts of allFacts) {
    if (!passes(facts, state, name)) continue;
    for (const value of valuesOf[name](facts)) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
};

// Replaces a former name of a project type in the address, as in an old link, by the current one.
export const renameType = (renamed) => {
  const stated = new URLSearchParams(location.search);
  const names = new Map(Object.entries(renamed));
  const [before, now] = [stated.getAll("type"), stated.getAll("type").map((type) => names.get(type.trim()) ?? type)];
  if (now.every((type, at) => type === before[at])) return;
  stated.delete("type");
  for (const type of now) stated.append("type", type);
  history.replaceState(history.state, "", `${location.pathname}?${stated}`);
};
