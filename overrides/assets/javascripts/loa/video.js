/* A video kept by somebody else: nothing is asked of that host before the reader presses. */
(function () {
  "use strict";

  document.addEventListener("click", function (event) {
    var link = event.target.closest && event.target.closest("a[data-embed]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    if (location.protocol === "file:" || navigator.onLine === false) {
      /* Nothing can be shown here: the code and the words lead on, not a dead frame. */
      var more = link.parentNode.querySelector(".loa-player__elsewhere");
      more.open = true;
      more.querySelector("summary").focus();
      more.scrollIntoView({ block: "nearest" });
      return;
    }

    var frame = document.createElement("iframe");
    frame.className = "loa-player__frame";
    frame.src = link.getAttribute("data-embed");
    frame.title = link.getAttribute("data-title") || link.textContent.trim();
    frame.allow = "fullscreen";
    frame.allowFullscreen = true;
    /* These hosts refuse to play without any referrer; the page's address stays private. */
    frame.referrerPolicy = "strict-origin";
    link.replaceWith(frame);
    frame.focus();
  });
})();
