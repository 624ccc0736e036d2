export const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

// Digits and a point for reading: in groups of three, without trailing zeros.
export const grouped = (amount) => {
  const [whole, decimals = ""] = amount.split(".");
  const digits = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return /[1-9]/.test(decimals) ? `${digits}.${decimals}` : digits;
};

// A number of hundredths for reading, as an amount in yuan that is counted in fen.
export const groupedHundredths = (number) => grouped((number / 100).toFixed(2));

// By how much an amount changed, as a share of what it was; empty if there is none. Pages say the same, see
// `share_of_change` in theme/fragments/components.html.
export const shareOfChange = (change, was, { slight }) => {
  if (!change || was <= 0) return "";
  const tenths = Math.round((1000 * Math.abs(change)) / was);
  return tenths ? `${change > 0 ? "+" : "−"}${grouped(String(Math.floor(tenths / 10)))}.${tenths % 10}%` : slight;
};

// What is said where other queries than the one asked were found; empty if that was found.
export const insteadOf = (asked, queries, texts) => {
  if (queries.every((query) => query === asked)) return "";
  return fill(texts.foundInstead, { asked, queries: queries.map((words) => fill(texts.quoted, { words })).join(texts.markBetween) });
};
