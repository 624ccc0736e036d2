export const MOST = 4;

// A unit, a year and a name, and nothing that leads elsewhere.
const FORM = /^[\w-]+\/\d{4}\/[\w.-]+$/;

// The forms that an address states, each once; it can be anything. More than fit side by side are left out.
export const formsOf = (address) => [...new Set(address.getAll("form"))].filter((form) => FORM.test(form)).slice(0, MOST);

export const queryOf = (forms) => forms.map((form) => `form=${form}`).join("&");

// The identifier of a form, out of the address of its page.
export const idOf = (url) => url.replace(/^forms\/|\/$/g, "");
