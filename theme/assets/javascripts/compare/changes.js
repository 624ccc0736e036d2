import { fenFrom } from "../shared/amounts.js";
import { fill, groupedHundredths, shareOfChange } from "../shared/words.js";

// The index of the last earlier form of the same project and kind for each form; -1 if there is none.
const beforeOf = (forms) =>
  forms.map((form) => {
    const isBefore = ({ unit_id: unit, project_id: project, kind, year }) =>
      project && unit === form.unit_id && project === form.project_id && kind === form.kind && year < form.year;
    const years = forms.map((other) => (isBefore(other) ? other.year : -1));
    const last = Math.max(...years);
    return last < 0 ? -1 : years.indexOf(last);
  });

// By how much each amount differs from that of the form before, in words; empty if one of the two is missing.
export const changesIn = (forms, items, texts) =>
  beforeOf(forms).map((before, at) => {
    if (!items[at] || !items[before]) return "";
    const [was, is] = [before, at].map((number) => fenFrom(items[number].yuan, ""));
    const { year } = forms[before];
    if (was === is) return fill(texts.sameAmount, { year });
    const amount = groupedHundredths(Math.abs(is - was));
    const share = shareOfChange(is - was, was, texts);
    return fill(is > was ? texts.moreThan : texts.lessThan, { year, amount }) + (share && fill(texts.changedShare, { share }));
  });
