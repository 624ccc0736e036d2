import { TARGET } from "../shared/kinds.js";
import { fill } from "../shared/words.js";

// Whether a paper is valid in a year.
export const isOfYear = ({ from, to }, year) => from <= year && year <= (to ?? year);

const yearsOf = ({ from, to }, texts) => {
  if (to === null) return fill(texts.yearsSince, { from });
  return fill(from === to ? texts.oneYear : texts.yearsBetween, { from, to });
};

// What tells papers of one title and the same years apart: the depth of their indicators, at last their identifier.
const apart = [
  ({ levels }, texts) => fill(texts.levels, { levels }),
  ({ authority }) => authority,
  ({ id }) => id,
];

// The title of a paper and its years, without what tells it apart from others with both.
export const nameOf = (paper, texts) => fill(texts.form, { title: paper.name, years: yearsOf(paper, texts) });

// The label of each paper in the list of all. On a phone only its beginning may be seen, and titles differ least.
export const namesOf = (papers, texts) => {
  const told = papers.map((paper) => [yearsOf(paper, texts)]);
  const names = () => papers.map(({ name }, at) => fill(texts.formOfYears, { title: name, years: told[at].join(texts.markComma) }));
  for (const of of apart) {
    const before = names();
    const isOne = (name) => before.indexOf(name) === before.lastIndexOf(name);
    for (const [at, paper] of papers.entries()) if (!isOne(before[at])) told[at].push(of(paper, texts));
  }
  return names();
};

// The papers in the order in which they are offered: those of the year first, of these those of the last form's kind,
// then those of its authority, then the newest, at last its own. Of later papers the earliest comes first.
export const ranked = (papers, year, lastForm) => {
  const last = papers.find(({ id }) => id === lastForm) ?? { kind: TARGET };
  const ranks = (paper) => [
    isOfYear(paper, year),
    paper.kind === last.kind && paper.whole === last.whole,
    paper.authority === last.authority,
    paper.from > year ? -paper.from : paper.from,
    paper === last,
  ];
  return [...papers].sort((one, other) => {
    const [before, behind] = [ranks(one), ranks(other)];
    const at = before.findIndex((rank, place) => rank !== behind[place]);
    return at < 0 ? 0 : behind[at] - before[at];
  });
};
