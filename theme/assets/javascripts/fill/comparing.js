// Whether two values (texts, lists, mappings, or published content) are equal, including their order.
const told = (value) =>
  JSON.stringify(value, (_, inner) => (inner instanceof Map ? { entries: [...inner] } : inner)) ?? "";

export const same = (one, other) => told(one) === told(other);

const textsIn = (value) => {
  if (value === null || typeof value !== "object") return value ? [value] : [];
  return (value instanceof Map ? [...value.values()] : Object.values(value)).flatMap(textsIn);
};

// The proportion of equal texts in two rows, from 0 to 1.
const likeness = (one, other) => {
  const left = textsIn(other);
  const all = textsIn(one);
  const most = Math.max(all.length, left.length, 1);
  const kept = all.filter((text) => left.includes(text) && left.splice(left.indexOf(text), 1));
  return kept.length / most;
};

// For each current row the number of the former row, or -1 if it is new. Similar rows are matched.
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
