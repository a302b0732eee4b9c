// Before the form's program: it waits for our way of reading pages, and speaks Vietnamese.
(function () {
  "use strict";
  window.CMS_MANUAL_INIT = true;
  // So it does not offer another language at the first visit.
  Object.defineProperty(navigator, "language", { value: "vi", configurable: true });
  var KEY = "sveltia-cms.prefs";
  try {
    var kept = JSON.parse(localStorage.getItem(KEY)) || {};
    // An editor who chose another language keeps it.
    if (!kept.locale) {
      kept.locale = "vi";
      localStorage.setItem(KEY, JSON.stringify(kept));
    }
  } catch (error) {
    // Without a place to keep them the browser's language decides.
  }

  // The program puts rules into <style>, which this page's policy refuses. Sheets that a script
  // makes are under no such rule and can hold nothing that runs.
  var append = Element.prototype.append;
  var appendChild = Node.prototype.appendChild;
  function isStyle(node, place) {
    return node instanceof HTMLStyleElement && node.textContent && place === document.head;
  }
  function adopted(node) {
    var sheet = new CSSStyleSheet({ baseURL: document.baseURI });
    sheet.replaceSync(node.textContent);
    document.adoptedStyleSheets = document.adoptedStyleSheets.concat(sheet);
    // By its id the program knows that its rules are there.
    var stand = document.createElement("meta");
    stand.id = node.id;
    return stand;
  }
  Node.prototype.appendChild = function (node) {
    appendChild.call(this, isStyle(node, this) ? adopted(node) : node);
    return node;
  };
  Element.prototype.append = function () {
    var place = this;
    var nodes = Array.prototype.map.call(arguments, function (node) {
      return isStyle(node, place) ? adopted(node) : node;
    });
    append.apply(place, nodes);
  };
})();
