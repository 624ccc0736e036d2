const SVG = "http://www.w3.org/2000/svg";

const drawn = (name, attributes) => {
  const part = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) part.setAttribute(key, value);
  return part;
};

// A line with a dot for each value, and a mark for one of them; the words beside it say the same.
export const stripOf = (own, values) => {
  const [least, most] = [values.reduce((a, b) => Math.min(a, b)), values.reduce((a, b) => Math.max(a, b))];
  // From 1 to 99 per cent, so that no dot is cut.
  const at = (value) => `${(1 + (98 * (value - least)) / (most - least || 1)).toFixed(1)}%`;
  const strip = drawn("svg", { class: "standing__strip", "aria-hidden": "true", width: "100%", height: "1.4em" });
  const dot = (x) => drawn("circle", { class: "standing__dot", cx: x, cy: "0.7em", r: "0.2em" });
  const dots = [...new Set(values.map(at))].map(dot);
  strip.append(...dots, drawn("rect", { class: "chart__mark", x: at(own), width: 2, height: "1.4em" }));
  return strip;
};
