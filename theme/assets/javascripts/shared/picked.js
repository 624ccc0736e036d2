// How many forms are shown side by side.
export const MOST = 4;
// How many forms can be picked: with names of 60 characters their address is half as long as what servers accept.
export const MOST_PICKED = 50;

// A unit, a year and a name, and nothing that leads elsewhere.
const FORM = /^[\w-]+\/\d{4}\/[\w.-]+$/;

// The forms in an address, each once; the address can be anything. Forms beyond the maximum are dropped.
export const formsOf = (address) => [...askedFor(address)].filter((form) => FORM.test(form)).slice(0, MOST_PICKED);

// How many forms an address names, be they forms or not.
export const countIn = (address) => askedFor(address).size;

const askedFor = (address) => new Set(address.getAll("form"));

export const queryOf = (forms) => forms.map((form) => `form=${form}`).join("&");

// The identifier of a form, taken from the address of its page.
export const idOf = (url) => url.replace(/^forms\/|\/$/g, "");

export const yearIn = (form) => Number(form.split("/")[1]);
export const unitIn = (form) => form.split("/")[0];
