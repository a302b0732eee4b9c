/* Filters are plain links that work by themselves; this adds counts and hides empty groups. */
(function () {
  "use strict";

  Array.prototype.forEach.call(document.querySelectorAll(".loa-listing, .loa-calendar"), function (listing) {
    var filters = Array.prototype.slice.call(listing.querySelectorAll(".loa-filter"));
    var groups = listing.querySelectorAll(".loa-listing__group");
    if (!filters.length) return;
    var ITEM = listing.querySelector(".loa-card") ? ".loa-card" : ".loa-event";

    var status = document.createElement("p");
    status.className = "loa-sr";
    status.setAttribute("role", "status");
    listing.appendChild(status);

    function wanted(filter) {
      var value = filter.getAttribute("href").replace(/^#[a-z]+-/, "");
      return value === "tat-ca" ? ITEM : ITEM + ".is-" + value;
    }

    filters.forEach(function (filter) {
      var count = document.createElement("span");
      count.className = "loa-filter__count";
      count.textContent = listing.querySelectorAll(wanted(filter)).length;
      filter.appendChild(document.createTextNode(" "));
      filter.appendChild(count);
    });

    function show() {
      var current = filters.filter(function (one) {
        return one.getAttribute("href") === location.hash;
      })[0];
      filters.forEach(function (one) {
        if (one === (current || filters[0])) one.setAttribute("aria-current", "true");
        else one.removeAttribute("aria-current");
      });
      Array.prototype.forEach.call(groups, function (group) {
        group.hidden = !!current && !group.querySelector(wanted(current));
      });
      if (current) status.textContent = current.textContent;
    }

    window.addEventListener("hashchange", show);
    show();
  });
})();
