export const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

// Digits and a point for reading: in groups of three, without trailing zeros.
export const grouped = (amount) => {
  const [whole, decimals = ""] = amount.split(".");
  const digits = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return /[1-9]/.test(decimals) ? `${digits}.${decimals}` : digits;
};

// What is said where other queries than the one asked were found; empty if that was found.
export const insteadOf = (asked, queries, texts) => {
  if (queries.every((query) => query === asked)) return "";
  return fill(texts.foundInstead, { asked, queries: queries.map((words) => fill(texts.quoted, { words })).join("、") });
};
