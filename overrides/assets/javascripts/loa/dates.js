/* Says how far away an event is. Dates themselves are in the page; only "today" is not. */
(function () {
  "use strict";

  var DAY = 86400000;
  /* Further away, a number of days tells nobody anything. */
  var SOON = 60;
  var words = document.querySelector("main").dataset;
  /* The day in Vietnam (UTC+7, no summer time), wherever the phone believes to be. */
  var today = new Date(Date.now() + 7 * 3600000).toISOString().slice(0, 10);

  function days(from, to) {
    return Math.round((Date.parse(to) - Date.parse(from)) / DAY);
  }

  function phrase(start, end, always) {
    var left = days(today, start);
    if (today >= end) return words.i18nPast;
    if (left < 0 || (left === 0 && days(start, end) > 1)) return words.i18nRunning;
    if (left === 0) return words.i18nToday;
    if (left === 1) return words.i18nTomorrow;
    return always || left <= SOON ? words.i18nInDays.replace("{n}", left) : "";
  }

  var next = null;
  /* An event's own page counts down to its next time, however far. */
  var counted = false;
  Array.prototype.forEach.call(document.querySelectorAll("[data-start][data-end]"), function (one) {
    var start = one.getAttribute("data-start").slice(0, 10);
    /* Exclusive, as in calendar feeds: the first day on which nothing happens any more. */
    var end = one.getAttribute("data-end").slice(0, 10);
    var past = today >= end;
    var always = !past && !counted && one.classList.contains("loa-event-box__date");
    if (always) counted = true;
    var said = phrase(start, end, always);
    var place = one.querySelector(".loa-countdown, .loa-event-box__past");
    if (!place && said) {
      place = document.createElement("span");
      place.className = "loa-countdown";
      var beside = one.querySelector(".loa-event__when") || one;
      beside.appendChild(document.createTextNode(" "));
      beside.appendChild(place);
    }
    if (place) {
      place.textContent = said;
      place.lang = words.i18nLang;
    }
    one.classList.toggle("is-past", past);
    one.classList.toggle("is-running", !past && today >= start);
    if (start > today && (!next || start < next.start)) next = { start: start, element: one };
  });
  if (next) next.element.classList.add("is-next");

  /* A list of what comes next was right on the day of the build; a year of it is in the page. */
  Array.prototype.forEach.call(document.querySelectorAll(".loa-upcoming[data-show]"), function (list) {
    var room = Number(list.getAttribute("data-show"));
    Array.prototype.forEach.call(list.querySelectorAll("[data-start][data-end]"), function (one) {
      one.hidden = one.classList.contains("is-past") || room <= 0;
      if (!one.hidden) room -= 1;
    });
    var since = list.querySelector(".loa-upcoming__since");
    if (since && list.querySelector("[data-start]")) since.hidden = true;
  });

  Array.prototype.forEach.call(document.querySelectorAll("[data-day]"), function (cell) {
    if (cell.getAttribute("data-day") !== today) return;
    cell.classList.add("is-today");
    cell.setAttribute("aria-current", "date");
  });
})();
