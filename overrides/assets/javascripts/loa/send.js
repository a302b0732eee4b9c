/* Hand a part of the portal on: by the phone's own sheet where there is one, else the address is
   copied. Nothing is sent by us. */
(function () {
  "use strict";

  var box = document.querySelector("[data-loa-send]");
  if (!box || location.protocol === "file:") return;
  var button = box.querySelector("button");
  var said = box.querySelector("[role=status]");
  var address = location.href.split("#")[0];

  function say(isCopied) {
    said.textContent = isCopied ? box.dataset.i18nCopied : box.dataset.i18nFailed + " " + address;
  }

  /* Engines without a clipboard of their own copy what is marked. */
  function copyMarked() {
    var field = document.createElement("textarea");
    field.value = address;
    document.body.appendChild(field);
    field.select();
    var isDone = document.execCommand("copy");
    document.body.removeChild(field);
    button.focus();
    say(isDone);
  }

  function copy() {
    if (!navigator.clipboard) { copyMarked(); return; }
    navigator.clipboard.writeText(address).then(function () { say(true); }, copyMarked);
  }

  button.addEventListener("click", function () {
    if (!navigator.share) { copy(); return; }
    navigator.share({ title: document.title, url: address }).catch(function (error) {
      /* Somebody who closes the sheet wants nothing copied. */
      if (error.name !== "AbortError") copy();
    });
  });
  box.hidden = false;
})();
