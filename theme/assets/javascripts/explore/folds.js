// The width from which on explore.css has everything in sight, and no names of parts to fold away.
const ROOM = matchMedia("screen and (min-width: 60em)");

// Parts of the page that are folded away where there is little room, below names that open them.
export class Folds {
  constructor(parts) {
    const fit = () => {
      for (const part of parts) part.open = ROOM.matches;
    };
    ROOM.addEventListener("change", fit);
    fit();
  }

  // Folds a part away that its reader is done with, unless there is room for it.
  foldAway(part) {
    if (ROOM.matches) return;
    part.open = false;
    part.querySelector("summary").focus();
  }
}
