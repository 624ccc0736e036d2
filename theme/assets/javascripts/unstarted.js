// Says why the module of this page did not start. In the JavaScript of 2009, so that no browser is too old to read it.
(function () {
  var reason = "data-too-old";
  document.querySelector('script[type="module"]').onerror = function () {
    // A browser lets no page that is opened from a disc have modules.
    reason = location.protocol === "file:" ? "data-from-disc" : null;
  };
  addEventListener("load", function () {
    if (!document.querySelector("[data-starts]").hasAttribute("hidden")) return;
    var notice = document.querySelector(".search-failed");
    if (reason) notice.firstElementChild.textContent = notice.getAttribute(reason);
    notice.removeAttribute("hidden");
  });
})();
