/* Leave at once, without a step to come back by; three presses of Shift within five seconds too. */
(function () {
  "use strict";

  var link = document.querySelector("[data-lone-leave]");
  var presses = [];

  function leave() {
    document.title = document.querySelector("#khac h2").textContent;
    location.replace("#khac");
  }

  link.addEventListener("click", function (event) {
    event.preventDefault();
    leave();
  });
  document.addEventListener("keydown", function (event) {
    var now = Date.now();
    if (event.key !== "Shift") { presses = []; return; }
    if (event.repeat) return;
    presses = presses.filter(function (then) { return now - then < 5000; });
    presses.push(now);
    if (presses.length === 3) leave();
  });
})();
