// The same rules as in generator/search/folding.py: width and case set aside, and nothing else.
const foldCharacter = (character) => {
  if (character === "\u3000") return " ";
  const isWide = character >= "\uff01" && character <= "\uff5e";
  const narrow = isWide ? String.fromCharCode(character.charCodeAt(0) - 0xfee0) : character;
  const lower = narrow.toLowerCase();
  return lower.length === narrow.length ? lower : narrow;
};

// Folding keeps every character in its place, so that a match in a folded text is found again in the original.
export const fold = (text) => text.replace(/[\u3000\uff01-\uff5e]|\p{Changes_When_Lowercased}/gu, foldCharacter);

export const wordsOf = (query) => [...new Set(fold(query).split(/\s+/).filter(Boolean))];

export const placesOf = (word, folded) => {
  const places = [];
  for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + word.length)) places.push(at);
  return places;
};
