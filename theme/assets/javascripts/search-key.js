document.addEventListener("keydown", (event) => {
  // A slash that belongs to a text, an input method or a browser's shortcut is not ours.
  if (event.key !== "/" || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, textarea, select, [contenteditable]")) return;
  event.preventDefault();
  document.getElementById("site-search-input").focus();
});
