// A script of the old kind, so that it runs, and can say what is amiss, where its modules cannot be had.
import("./explore/page.js").then(
  ({ start }) => start(),
  () => {
    document.getElementById("explore-failed").hidden = false;
  },
);
