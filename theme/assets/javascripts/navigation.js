// On a phone the tabs are one line that scrolls: scrolls the current one into view.
{
  const list = document.querySelector(".site-nav__list");
  const current = list.querySelector("[aria-current]");
  if (current) list.scrollLeft = current.offsetLeft + current.offsetWidth / 2 - list.clientWidth / 2;
}

// Opened from a disc, without a server, the browser would list a folder instead of showing its page.
if (location.protocol === "file:") {
  const links = [...document.links].filter((link) => link.protocol === "file:" && link.pathname.endsWith("/"));
  for (const link of links) link.pathname += "index.html";
  for (const form of document.querySelectorAll('form[action$="/"]')) form.action += "index.html";
}
