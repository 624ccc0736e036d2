export const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

// Digits and a point for reading: in groups of three, without trailing zeros.
export const grouped = (amount) => {
  const [whole, decimals = ""] = amount.split(".");
  const digits = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return /[1-9]/.test(decimals) ? `${digits}.${decimals}` : digits;
};
