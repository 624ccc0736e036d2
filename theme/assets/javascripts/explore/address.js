import { countIn, formsOf, queryOf } from "../shared/picked.js";

// Several values of each of these can be selected at once.
export const CHOICES = ["unit", "department", "year", "type", "kind", "rule"];
export const TEXTS = ["q", "from", "to", "rate_from", "rate_to", "score_from", "score_to"];

// Boxes to tick, which leave the rows whose part of the same name is true or above 0; it is null where a form cannot say.
export const TICKS = ["missed", "findings", "due"];

// The box that lists the picked forms alone.
export const ONLY = "only";

// What the address asks for, which need not be valid. `picked` are the forms that were picked, `unread` is how many more
// the address names.
export const stateOf = (query) => {
  const address = new URLSearchParams(query);
  const stated = (name) => (address.get(name) ?? "").trim();
  const all = (name) => [...new Set(address.getAll(name).map((value) => value.trim()))].filter(Boolean);
  const choices = Object.fromEntries(CHOICES.map((name) => [name, all(name)]));
  const texts = Object.fromEntries(TEXTS.map((name) => [name, stated(name)]));
  const ticks = Object.fromEntries([...TICKS, ONLY].map((name) => [name, stated(name) && "1"]));
  const page = Math.max(1, Math.floor(Number(stated("page"))) || 1);
  const picked = formsOf(address);
  return { ...choices, ...texts, ...ticks, sort: stated("sort"), page, picked, unread: countIn(address) - picked.length };
};

export const addressOf = ({ picked = [], unread, ...state }) => {
  const stated = Object.entries(state).filter(([name, value]) => value && !(name === "page" && value === 1));
  const pairs = stated.flatMap(([name, value]) => [value].flat().map((one) => [name, one]));
  const query = [String(new URLSearchParams(pairs)), queryOf(picked)].filter(Boolean).join("&");
  return query && `?${query}`;
};
