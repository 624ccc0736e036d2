// The margins of printed pages name the page and its address; see print.css.
addEventListener("beforeprint", () => {
  Object.assign(document.documentElement.dataset, { title: document.title, address: location.href });
});
