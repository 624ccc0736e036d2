// On a phone the tabs are one line that scrolls: the current one is brought into sight.
{
  const list = document.querySelector(".site-nav__list");
  const current = list.querySelector("[aria-current]");
  if (current) list.scrollLeft = current.offsetLeft + current.offsetWidth / 2 - list.clientWidth / 2;
}
