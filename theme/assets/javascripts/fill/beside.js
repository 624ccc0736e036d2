import { make } from "../shared/elements.js";

// What is to be mended, and what is only to be looked at.
export const PROBLEM = "fill-problem";
export const DOUBT = "fill-doubt";

const describe = (control, ids) => {
  if (ids) control.setAttribute("aria-describedby", ids);
  else control.removeAttribute("aria-describedby");
};

// Puts what there is to say about a field at the end of its part of the page, and describes the field by it.
export const putBeside = (control, part, kind, said) => {
  const message = make("p", { class: kind, id: `${control.id}-problem` }, said);
  if (kind === PROBLEM) control.setAttribute("aria-invalid", "true");
  control.dataset.describedby ??= control.getAttribute("aria-describedby") ?? "";
  describe(control, `${message.id} ${control.dataset.describedby}`.trim());
  part.append(message);
  return { message, control };
};

export const takeAway = ({ message, control }) => {
  message.remove();
  control.removeAttribute("aria-invalid");
  describe(control, control.dataset.describedby);
};
