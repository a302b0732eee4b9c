/* Shows an urgent notice from its first day and hides it after its last, also in an old copy. */
(function () {
  "use strict";

  function look() {
    /* The day in Vietnam (UTC+7, no summer time), wherever the phone believes to be. */
    var today = new Date(Date.now() + 7 * 3600000).toISOString().slice(0, 10);

    Array.prototype.forEach.call(document.querySelectorAll(".loa-urgent"), function (one) {
      var begin = one.getAttribute("data-begin");
      var last = one.getAttribute("data-last");
      one.hidden = today < begin || today > last;
    });
  }

  look();
  /* A page may stay open over midnight, and come back from the browser's memory days later. */
  document.addEventListener("visibilitychange", look);
  window.addEventListener("pageshow", look);
})();
