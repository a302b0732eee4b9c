/* The parts of a lesson fold away: plan, worksheet, answers, slides. Of other pages only those fold that
   they name, and none on a stick: there a page is read out, projected and printed. Without this
   script they all stand open, one after another; on paper they do so too. */
(function () {
  "use strict";

  var prose = document.querySelector(".loa-prose");
  if (!prose || !("open" in document.createElement("details"))) return;
  var named = prose.getAttribute("data-loa-folded");
  if (named && location.protocol === "file:") return;
  var only = named && named.split(" ");
  var folds = [];

  function fold(heading) {
    var made = document.createElement("details");
    var name = document.createElement("summary");
    made.className = "loa-fold";
    name.className = "loa-fold__name";
    prose.insertBefore(made, heading);
    name.appendChild(heading);
    made.appendChild(name);
    while (made.nextElementSibling && !/^(H1|H2|SECTION)$/.test(made.nextElementSibling.tagName)) {
      made.appendChild(made.nextElementSibling);
    }
    folds.push(made);
  }

  /* An address that names a place inside opens what hides it. */
  function reveal() {
    var target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    folds.forEach(function (one) {
      if (target && one.contains(target)) { one.open = true; target.scrollIntoView(); }
    });
  }

  var before = [];
  window.addEventListener("beforeprint", function () {
    before = folds.map(function (one) { return one.open; });
    folds.forEach(function (one) { one.open = true; });
  });
  window.addEventListener("afterprint", function () {
    folds.forEach(function (one, place) { one.open = before[place]; });
  });
  window.addEventListener("hashchange", reveal);

  Array.prototype.filter.call(prose.children, function (one) {
    return one.tagName === "H2" && one.id && (!only || only.indexOf(one.id) >= 0);
  }).forEach(fold);
  reveal();
})();
