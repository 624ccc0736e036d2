// Makes an element with attributes, and with elements and texts in it. An attribute that is true stands alone; one that
// is false, or not known, is left off.
export const make = (name, attributes = {}, ...inside) => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== false && value !== undefined && value !== null) made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...inside);
  return made;
};

let made = 0;

export const newId = (name) => `fill-${name}-${++made}`;

export const button = (text, act, attributes = {}) => {
  const pressed = make("button", { type: "button", class: "fill-small", ...attributes }, text);
  pressed.addEventListener("click", act);
  return pressed;
};
