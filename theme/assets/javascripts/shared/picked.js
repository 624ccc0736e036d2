export const MOST = 4;

// A unit, a year and a name, and nothing that leads elsewhere.
const FORM = /^[\w-]+\/\d{4}\/[\w.-]+$/;

// The forms in an address, each once; the address can be anything. Forms beyond the maximum are dropped.
export const formsOf = (address) => [...new Set(address.getAll("form"))].filter((form) => FORM.test(form)).slice(0, MOST);

export const queryOf = (forms) => forms.map((form) => `form=${form}`).join("&");

// The identifier of a form, taken from the address of its page.
export const idOf = (url) => url.replace(/^forms\/|\/$/g, "");
