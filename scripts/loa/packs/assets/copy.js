/* An old copy says so: after its date, helpline numbers may have changed. */
(function () {
  "use strict";

  var notice = document.querySelector("[data-loa-copy-until]");
  if (!notice) return;
  /* The day in Vietnam (UTC+7), wherever the computer believes to be. */
  var today = new Date(Date.now() + 7 * 3600000).toISOString().slice(0, 10);
  if (today <= notice.getAttribute("data-loa-copy-until")) return;
  notice.classList.add("loa-copy--old");
  notice.querySelector(".loa-copy__warning").hidden = false;
})();
