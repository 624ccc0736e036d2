import { formsOf, queryOf } from "../shared/picked.js";

export const FIELDS = ["q", "unit", "department", "year", "type", "kind", "from", "to"];
export const TICKS = ["missed", "findings"];

// What is asked for, as the address states it; none of it need be right. `picked` are the forms to be set side by side.
export const stateOf = (query) => {
  const address = new URLSearchParams(query);
  const stated = (name) => (address.get(name) ?? "").trim();
  const fields = Object.fromEntries(FIELDS.map((name) => [name, stated(name)]));
  const ticks = Object.fromEntries(TICKS.map((name) => [name, stated(name) && "1"]));
  const page = Math.max(1, Math.floor(Number(stated("page"))) || 1);
  return { ...fields, ...ticks, sort: stated("sort"), page, picked: formsOf(address) };
};

export const addressOf = ({ picked = [], ...state }) => {
  const stated = Object.entries(state).filter(([name, value]) => value && !(name === "page" && value === 1));
  const query = [String(new URLSearchParams(stated)), queryOf(picked)].filter(Boolean).join("&");
  return query && `?${query}`;
};
