/* The search box. Ranking, results and the index are scripts too, loaded when somebody begins to
   search: the same on the web and from a folder (file://). */
(function () {
  "use strict";

  var form = document.querySelector("[data-loa-search]");
  if (!form) return;

  var input = form.querySelector("input");
  var words = form.dataset;
  var HAN = /[\u3400-\u9fff]/;
  var indexes = words.indexes.split("|").map(function (row) {
    var parts = row.split(" ");
    return { script: parts[0], tag: parts[1], source: parts[2], isAsked: false };
  });
  var waiting = 0;
  var isLoaded = false;
  var chosen = "";
  var limit = 0;
  var timer = 0;
  var panel, status, list;

  function element(name, className) {
    var made = document.createElement(name);
    made.className = "loa-search__" + className;
    return made;
  }

  function open() {
    if (panel) { panel.hidden = false; return; }
    panel = element("div", "panel");
    status = element("p", "status");
    status.setAttribute("role", "status");
    list = element("div", "list");
    panel.appendChild(status);
    panel.appendChild(list);
    form.appendChild(panel);
  }

  function close() {
    if (panel) panel.hidden = true;
    form.parentNode.classList.remove("loa-header__row--searching");
  }

  function isTooShort() {
    return input.value.replace(/[^0-9A-Za-z\u00aa\u00b5\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0300-\u036f\u1e00-\u1eff\u3400-\u9fff]/g, "").length < 2 && !/[\u3400-\u9fff]/.test(input.value);
  }

  function show() {
    status.textContent = window.loaResults.show(input.value.trim(), form, list, { format: chosen, limit: limit }, function (format) {
      chosen = format;
      show();
      var button = list.querySelector(format ? "[data-format=" + format + "]" : "[data-format]");
      if (button) button.focus();
    }, function (next) {
      var seen = list.querySelectorAll(".loa-search__link").length;
      limit = next;
      show();
      var fresh = list.querySelectorAll(".loa-search__link")[seen];
      if (fresh) fresh.focus();
    });
  }

  function update() {
    clearTimeout(timer);
    if (isTooShort()) { close(); return; }
    open();
    form.parentNode.classList.add("loa-header__row--searching");
    load();
    if (waiting) status.textContent = words.i18nLoading;
    else if (isLoaded) show();
  }

  /* An index calls this when it has loaded, after the scripts that read it. */
  window.loaSearchIndex = function (docs) {
    var from = document.currentScript.dataset;
    window.loaRanking.prepare(docs, from.tag, from.script);
  };

  function add(source, onload, onerror) {
    var script = document.createElement("script");
    script.async = false;
    script.src = source;
    script.onload = onload;
    script.onerror = onerror;
    document.head.appendChild(script);
    return script;
  }

  function arrived() {
    waiting -= 1;
    if (waiting) return;
    isLoaded = true;
    if (input.value.trim() && panel) update();
  }

  /* The page's own index, and those of a word's script when it is another one. A stick may leave
     other languages out, so only the own one has to be there. */
  function load() {
    var script = HAN.test(input.value) ? "han" : "";
    var wanted = indexes.filter(function (index, place) {
      return !index.isAsked && (place === 0 || index.script === script);
    });
    if (!wanted.length) return;
    if (!indexes[0].isAsked) {
      words.scripts.split(" ").forEach(function (source) { add(source, null, failed); });
    }
    wanted.forEach(function (index) {
      index.isAsked = true;
      waiting += 1;
      var made = add(index.source, arrived, index === indexes[0] ? failed : arrived);
      made.dataset.tag = index.tag;
      made.dataset.script = index.script || "latin";
    });
  }

  function failed() {
    if (isLoaded || !waiting) return;
    waiting = 0;
    indexes.forEach(function (index) { index.isAsked = false; });
    open();
    status.textContent = words.i18nFailed;
    list.textContent = "";
    var all = document.createElement("a");
    all.href = form.action;
    all.textContent = words.i18nAll;
    list.appendChild(all);
  }

  /* Keys and fingers. `input` also hears pasting and speaking, `keyup` does not. Phones compose
     every word they type, so letters count while they are composed; Enter then belongs to the
     keyboard. */

  function move(step) {
    var links = Array.prototype.slice.call(panel.querySelectorAll("a"));
    var at = links.indexOf(document.activeElement) + step;
    if (at < 0) input.focus();
    else if (links[at]) links[at].focus();
  }

  function soon() {
    chosen = "";
    limit = 0;
    clearTimeout(timer);
    timer = setTimeout(update, 120);
  }

  input.addEventListener("focus", load);
  input.addEventListener("focus", function () { if (input.value) update(); });
  input.addEventListener("input", soon);
  input.addEventListener("compositionend", soon);

  form.addEventListener("submit", function (event) {
    if (isTooShort()) return;
    event.preventDefault();
    update();
    var first = panel.querySelector(".loa-search__link");
    if (first) first.focus();
  });

  form.addEventListener("keydown", function (event) {
    if (event.isComposing || !panel || panel.hidden) return;
    if (event.key === "Escape") { close(); input.focus(); close(); }
    else if (event.key === "ArrowDown") { event.preventDefault(); move(1); }
    else if (event.key === "ArrowUp" && document.activeElement !== input) { event.preventDefault(); move(-1); }
  });

  document.addEventListener("click", function (event) {
    if (!form.contains(event.target) && document.contains(event.target)) close();
  });
  form.addEventListener("focusout", function (event) {
    if (event.relatedTarget && !form.contains(event.relatedTarget)) close();
  });

  /* What a hand broke in the address is searched as it stands. */
  function asWritten(text) {
    try { return decodeURIComponent(text).slice(0, input.maxLength); } catch (error) { return text; }
  }

  /* Sent by the form before this script was there: the list of all pages got the question. */
  var asked = /[?&]q=([^&]+)/.exec(location.search);
  if (asked) {
    input.value = asWritten(asked[1].replace(/\+/g, " "));
    update();
  }
})();
