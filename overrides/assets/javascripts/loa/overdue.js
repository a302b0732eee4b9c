/* A page past the day by which it had to be read again says so, also in an old copy. The day is
   the last of its line of review; markup/overdue.html has the same words for the day of the
   build. */
(function () {
  "use strict";

  var line = document.querySelector(".loa-review");
  var prose = document.querySelector(".loa-prose");
  var by = line && /(\d+)\/(\d+)\/(\d{4})\.\s*$/.exec(line.textContent);
  if (!by || !prose || document.querySelector(".loa-overdue")) return;
  /* The day in Vietnam (UTC+7, no summer time), wherever the phone believes to be. */
  var today = new Date(Date.now() + 7 * 3600000).toISOString().slice(0, 10);
  var last = by[3] + "-" + ("0" + by[2]).slice(-2) + "-" + ("0" + by[1]).slice(-2);
  if (today <= last) return;
  var said = document.createElement("p");
  said.className = "loa-overdue";
  said.lang = "vi";
  said.textContent = "Trang này đã quá ngày phải xem lại (" + by[1] + "/" + by[2] + "/" + by[3] + "). Điều luật, mức hỗ trợ có thể đã đổi: hãy hỏi lại trước khi làm theo.";
  prose.insertBefore(said, prose.firstChild);
})();
