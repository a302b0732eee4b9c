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

  function copy() { window.loaCopy(address, button, say); }

  button.addEventListener("click", function () {
    if (!navigator.share) { copy(); return; }
    navigator.share({ title: document.title, url: address }).catch(function (error) {
      /* Somebody who closes the sheet wants nothing copied. */
      if (error.name !== "AbortError") copy();
    });
  });
  box.hidden = false;
})();
