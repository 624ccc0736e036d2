// Whether two values, texts, lists, mappings and what a form is published as, say the same in the same order.
const told = (value) =>
  JSON.stringify(value, (_, inner) => (inner instanceof Map ? { entries: [...inner] } : inner)) ?? "";

export const same = (one, other) => told(one) === told(other);

const textsIn = (value) => {
  if (value === null || typeof value !== "object") return value ? [value] : [];
  return (value instanceof Map ? [...value.values()] : Object.values(value)).flatMap(textsIn);
};

// How much of the texts of two rows is the same, from nothing to one.
const likeness = (one, other) => {
  const left = textsIn(other);
  const all = textsIn(one);
  const most = Math.max(all.length, left.length, 1);
  const kept = all.filter((text) => left.includes(text) && left.splice(left.indexOf(text), 1));
  return kept.length / most;
};

// Of each row now, which row it was before, by its number, or -1 of one that is new. Rows that are alike belong together.
export const paired = (before, now) => {
  const open = new Set(before.keys());
  const take = (number) => {
    open.delete(number);
    return number;
  };
  const found = now.map((row) => take([...open].find((number) => same(before[number], row)) ?? -1));
  for (const [at, row] of now.entries()) {
    if (found[at] >= 0) continue;
    const alike = [...open].map((number) => [likeness(before[number], row), -Math.abs(number - at), number]);
    const [best] = alike.sort(([a, b], [c, d]) => c - a || d - b);
    if (best && best[0] >= 0.5) found[at] = take(best[2]);
  }
  return found;
};
