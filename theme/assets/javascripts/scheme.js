(() => {
  const key = "disclosure.colour-scheme";
  const root = document.documentElement;
  const systemDark = matchMedia("(prefers-color-scheme: dark)");

  // Reading throws if a browser forbids storage; the page must work anyway.
  const stored = () => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  };
  const store = (scheme) => {
    try {
      localStorage.setItem(key, scheme);
    } catch {}
  };
  const other = (scheme) => (scheme === "slate" ? "default" : "slate");
  const chosen = () => stored() ?? (systemDark.matches ? "slate" : "default");

  // Material's names for its two schemes, so that its stylesheet follows.
  const apply = (scheme) => {
    root.dataset.mdColorScheme = scheme;
    // The button is labelled with the scheme it switches to.
    const toggle = document.querySelector(".scheme-toggle");
    if (toggle) toggle.textContent = toggle.dataset[other(scheme)];
  };

  apply(chosen());
  systemDark.addEventListener("change", () => apply(chosen()));

  document.addEventListener("DOMContentLoaded", () => {
    const toggle = document.querySelector(".scheme-toggle");
    toggle.hidden = false;
    apply(chosen());
    toggle.addEventListener("click", () => {
      const scheme = other(root.dataset.mdColorScheme);
      store(scheme);
      apply(scheme);
    });
  });
})();
