// The margins of printed pages name the page, its address and the date; see print.css.
addEventListener("beforeprint", () => {
  // Nobody types the names of fifty forms.
  const href = location.href.length > 300 ? `${location.href.slice(0, 300)}…` : location.href;
  const address = `${href}　${new Date().toLocaleDateString(document.documentElement.lang)}`;
  Object.assign(document.documentElement.dataset, { title: document.title, address });
});
