export const FIELDS = ["unit", "department", "year", "type", "kind", "from", "to"];
export const TICKS = ["missed", "findings"];

// What is asked for, as the address states it; none of it need be right.
export const stateOf = (query) => {
  const address = new URLSearchParams(query);
  const stated = (name) => (address.get(name) ?? "").trim();
  const fields = Object.fromEntries(FIELDS.map((name) => [name, stated(name)]));
  const ticks = Object.fromEntries(TICKS.map((name) => [name, stated(name) && "1"]));
  const page = Math.max(1, Math.floor(Number(stated("page"))) || 1);
  return { ...fields, ...ticks, sort: stated("sort"), page };
};

export const addressOf = (state) => {
  const stated = Object.entries(state).filter(([name, value]) => value && !(name === "page" && value === 1));
  const query = String(new URLSearchParams(stated));
  return query && `?${query}`;
};
