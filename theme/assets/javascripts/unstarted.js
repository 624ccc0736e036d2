// Says why the module of this page did not start. In the JavaScript of 2009, so that the oldest browser can run it.
(function () {
  var reason = "data-too-old";
  document.querySelector('script[type="module"]').onerror = function () {
    // Browsers do not load modules for a page opened from a disc.
    reason = location.protocol === "file:" ? "data-from-disc" : null;
  };
  addEventListener("load", function () {
    if (!document.querySelector("[data-starts]").hasAttribute("hidden")) return;
    var notice = document.querySelector(".search-failed");
    if (reason) notice.firstElementChild.textContent = notice.getAttribute(reason);
    notice.removeAttribute("hidden");
  });
})();
