// Creates an element with attributes and content. An attribute that is true has no value; one that is false or null is
// omitted.
export const make = (name, attributes = {}, ...inside) => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== false && value !== undefined && value !== null) made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...inside);
  return made;
};

// A part of a table. Displayed as blocks, as on a phone, a table needs roles for some screen readers; see stacked.js.
export const part = (name, role, attributes, ...inside) => make(name, { role, ...attributes }, ...inside);

// Gives a text to the browser to be saved as a file.
export const save = (text, type, name) => {
  const link = make("a", { href: URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` })), download: name });
  link.click();
  URL.revokeObjectURL(link.href);
};

let made = 0;

export const newId = (name) => `fill-${name}-${++made}`;

export const button = (text, act, attributes = {}) => {
  const pressed = make("button", { type: "button", class: "fill-small", ...attributes }, text);
  pressed.addEventListener("click", act);
  return pressed;
};
