/* Words to the clipboard, for whoever hands something on: `say` hears whether they are there. */
(function () {
  "use strict";

  /* Engines without a clipboard of their own copy what is marked. */
  function copyMarked(text, button, say) {
    var field = document.createElement("textarea");
    field.value = text;
    document.body.appendChild(field);
    field.select();
    var isDone = document.execCommand("copy");
    document.body.removeChild(field);
    button.focus();
    say(isDone);
  }

  window.loaCopy = function (text, button, say) {
    if (!navigator.clipboard) { copyMarked(text, button, say); return; }
    navigator.clipboard.writeText(text).then(function () { say(true); }, function () {
      copyMarked(text, button, say);
    });
  };
})();
