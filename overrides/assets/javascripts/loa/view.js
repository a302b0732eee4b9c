/* Large letters and strong colours. What a reader chose stands in the address and is carried from
   page to page by its links; nothing is kept in the browser. */
(function () {
  "use strict";

  var NAME = "xem";
  var CHOICES = ["to", "ro"];
  var PAGE = /(\/|\.html)$/;
  var root = document.documentElement;
  var asked = new RegExp("[?&]" + NAME + "=([a-z-]+)(&|$)").exec(location.search);
  var chosen = CHOICES.filter(function (choice) {
    return asked && asked[1].split("-").indexOf(choice) >= 0;
  });

  /* A query with these choices in place of those it has. */
  function query(search, choices) {
    var others = search.replace(/^\?/, "").split("&").filter(function (one) {
      return one && one.indexOf(NAME + "=") !== 0;
    });
    if (choices.length) others.push(NAME + "=" + choices.join("-"));
    return others.length ? "?" + others.join("&") : "";
  }

  function isOurs(link) {
    return link.protocol === location.protocol && link.host === location.host &&
      PAGE.test(link.pathname) && !link.hasAttribute("download") && !link.hasAttribute("data-loa-leave");
  }

  /* Links of search results come late: each is looked at when it is used. */
  function carry(event) {
    var link = event.target.closest ? event.target.closest("a[href]") : null;
    if (link && isOurs(link)) link.search = query(link.search, chosen);
  }

  chosen.forEach(function (choice) { root.classList.add("loa-view-" + choice); });
  if (chosen.length) {
    ["click", "auxclick", "contextmenu"].forEach(function (name) {
      document.addEventListener(name, carry, true);
    });
  }

  var box = document.querySelector("[data-loa-view]");
  if (!box) return;
  Array.prototype.forEach.call(box.querySelectorAll("button"), function (button) {
    var choice = button.value;
    var isOn = chosen.indexOf(choice) >= 0;
    button.setAttribute("aria-pressed", isOn ? "true" : "false");
    button.addEventListener("click", function () {
      var next = CHOICES.filter(function (one) {
        return (chosen.indexOf(one) >= 0) !== (one === choice);
      });
      location.replace(location.href.split(/[?#]/)[0] + query(location.search, next) + location.hash);
    });
  });
  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape" || !box.open) return;
    box.open = false;
    box.querySelector("summary").focus();
  });
  root.classList.add("loa-has-view");
  box.hidden = false;
})();
