// The margins of printed pages say what was printed and from where; see print.css.
addEventListener("beforeprint", () => {
  Object.assign(document.documentElement.dataset, { title: document.title, address: location.href });
});
