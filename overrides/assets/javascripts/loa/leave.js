/* Leave this page: hide it at once, then replace it, so that "back" does not bring it up again. */
(function () {
  "use strict";

  var link = document.querySelector("[data-loa-leave]");
  if (!link) return;

  /* Slow fingers get five seconds for the three presses (WCAG 2.2.1 leaves room for more). */
  var WITHIN = 5000;
  var PRESSES = 3;
  var progress = document.querySelector(".loa-exit__progress");
  var forgetting = 0;
  var presses = [];
  var title = document.title;

  function leave() {
    var local = link.getAttribute("data-local");
    var offline = location.protocol === "file:" || navigator.onLine === false;
    document.documentElement.classList.add("loa-leaving");
    document.title = "\u2026";
    location.replace(local && offline ? local : link.href);
  }

  /* How many presses are still missing: dots to see, words to hear. */
  function show() {
    clearTimeout(forgetting);
    link.setAttribute("data-pressed", presses.length);
    progress.textContent = presses.length
      ? link.getAttribute("data-i18n-more").replace("{n}", PRESSES - presses.length) : "";
    if (presses.length) forgetting = setTimeout(forget, WITHIN);
  }

  function forget() {
    presses = [];
    show();
  }

  link.addEventListener("click", function (event) {
    event.preventDefault();
    leave();
  });

  /* Three times Shift, either key. Esc belongs to the browser and to screen readers. */
  document.addEventListener("keydown", function (event) {
    if (event.key !== "Shift") {
      forget();
      return;
    }
    if (event.repeat) return;
    var now = Date.now();
    presses = presses.filter(function (then) { return now - then < WITHIN; });
    presses.push(now);
    if (presses.length === PRESSES) { leave(); return; }
    show();
  });

  /* A page kept by the browser comes back as it was left: hidden. Show it again. */
  window.addEventListener("pageshow", function () {
    document.documentElement.classList.remove("loa-leaving");
    document.title = title;
    forget();
  });

  link.setAttribute("data-ready", "");
})();
