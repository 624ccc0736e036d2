document.addEventListener("keydown", (event) => {
  // A slash that belongs to a text, an input method or a browser's shortcut is not ours.
  if (event.key !== "/" || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, textarea, select, [contenteditable]")) return;
  event.preventDefault();
  // A page with a larger box of its own hides that of the header.
  const boxes = [...document.querySelectorAll('[role="search"] input[type="search"]')];
  boxes.find((box) => box.getClientRects().length)?.focus();
});
