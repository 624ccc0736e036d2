import { formsOf, queryOf } from "../shared/picked.js";

// Several values of each of these can be selected at once.
export const CHOICES = ["unit", "department", "year", "type", "kind", "rule"];
export const TEXTS = ["q", "from", "to", "rate_from", "rate_to", "score_from", "score_to"];
export const TICKS = ["missed", "findings", "due"];

// What the address asks for, which need not be valid. `picked` are the forms to compare.
export const stateOf = (query) => {
  const address = new URLSearchParams(query);
  const stated = (name) => (address.get(name) ?? "").trim();
  const all = (name) => [...new Set(address.getAll(name).map((value) => value.trim()))].filter(Boolean);
  const choices = Object.fromEntries(CHOICES.map((name) => [name, all(name)]));
  const texts = Object.fromEntries(TEXTS.map((name) => [name, stated(name)]));
  const ticks = Object.fromEntries(TICKS.map((name) => [name, stated(name) && "1"]));
  const page = Math.max(1, Math.floor(Number(stated("page"))) || 1);
  return { ...choices, ...texts, ...ticks, sort: stated("sort"), page, picked: formsOf(address) };
};

export const addressOf = ({ picked = [], ...state }) => {
  const stated = Object.entries(state).filter(([name, value]) => value && !(name === "page" && value === 1));
  const pairs = stated.flatMap(([name, value]) => [value].flat().map((one) => [name, one]));
  const query = [String(new URLSearchParams(pairs)), queryOf(picked)].filter(Boolean).join("&");
  return query && `?${query}`;
};
