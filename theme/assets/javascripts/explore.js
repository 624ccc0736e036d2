// A script of the old kind, so that it runs, and can say what is amiss, where its modules cannot be had.
import("./explore/page.js").then(
  ({ start }) => start(),
  () => {
    const failed = document.getElementById("explore-failed");
    // A browser lets no page that is opened from a disc have modules.
    if (location.protocol === "file:") failed.firstElementChild.textContent = failed.dataset.fromDisc;
    failed.hidden = false;
  },
);
