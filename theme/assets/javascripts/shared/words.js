export const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

// Digits and a point, as a person reads them: in groups of three, and without decimals that say nothing.
export const grouped = (amount) => {
  const [whole, decimals = ""] = amount.split(".");
  const digits = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return /[1-9]/.test(decimals) ? `${digits}.${decimals}` : digits;
};
