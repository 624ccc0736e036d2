// The margins of printed pages name the page, its address and the date; see print.css.
addEventListener("beforeprint", () => {
  const address = `${location.href}　${new Date().toLocaleDateString(document.documentElement.lang)}`;
  Object.assign(document.documentElement.dataset, { title: document.title, address });
});
