const iso = ([year, ...rest]) => [year, ...rest.map((number) => String(number).padStart(2, "0"))].join("-");

export const today = () => {
  const now = new Date();
  return iso([now.getFullYear(), now.getMonth() + 1, now.getDate()]);
};

// The day that a date names, so that days can be compared as texts.
export const dayOf = (date) => iso(date.match(/\d+/g).map(Number));
