/* This file handed on by the phone's own sheet, as it was before anybody used it. Runs first;
   without such a sheet the sentence beside it says how the phone does it. */
(function () {
  "use strict";

  var box = document.querySelector("[data-lone-send]");
  if (!navigator.canShare || !navigator.share || !window.File) return;
  var own = decodeURIComponent(location.pathname).split("/").pop();
  var name = /\.html?$/.test(own) ? own : "loa.html";
  var file = new File(["<!doctype html>\n", document.documentElement.outerHTML], name, { type: "text/html" });
  if (!navigator.canShare({ files: [file] })) return;
  var button = box.querySelector("button");
  button.hidden = false;
  button.addEventListener("click", function () {
    /* Somebody who closes the sheet wants nothing more. */
    navigator.share({ files: [file], title: document.title }).catch(function () {});
  });
})();
