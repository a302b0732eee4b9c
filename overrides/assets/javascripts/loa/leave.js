/* Leave this page: hide it at once, then replace it, so that "back" does not bring it up again. */
(function () {
  "use strict";

  var link = document.querySelector("[data-loa-leave]");
  if (!link) return;

  var WITHIN = 2000;
  var presses = [];
  var title = document.title;

  function leave() {
    var local = link.getAttribute("data-local");
    var offline = location.protocol === "file:" || navigator.onLine === false;
    document.documentElement.classList.add("loa-leaving");
    document.title = "\u2026";
    location.replace(local && offline ? local : link.href);
  }

  link.addEventListener("click", function (event) {
    event.preventDefault();
    leave();
  });

  /* Three times Shift, either key. Esc belongs to the browser and to screen readers. */
  document.addEventListener("keydown", function (event) {
    if (event.key !== "Shift") {
      presses = [];
      return;
    }
    if (event.repeat) return;
    var now = Date.now();
    presses = presses.filter(function (then) { return now - then < WITHIN; });
    presses.push(now);
    if (presses.length === 3) leave();
  });

  /* A page kept by the browser comes back as it was left: hidden. Show it again. */
  window.addEventListener("pageshow", function () {
    document.documentElement.classList.remove("loa-leaving");
    document.title = title;
    presses = [];
  });

  link.setAttribute("data-ready", "");
})();
