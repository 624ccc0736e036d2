// What is asked for, as the address states it; none of it need be right.
export const stateOf = (query) => {
  const stated = Object.fromEntries(new URLSearchParams(query));
  return { ...stated, sort: stated.sort ?? "", page: Math.max(1, Math.floor(Number(stated.page)) || 1) };
};

export const addressOf = (state) => {
  const stated = Object.entries(state).filter(([name, value]) => value && !(name === "page" && value === 1));
  const query = String(new URLSearchParams(stated));
  return query && `?${query}`;
};
