/* Search without a server. The index is a script, loaded when somebody begins to search: the
   same on the web and from a folder (file://).

   No search engine: a word in Vietnamese is often several syllables ("mua bán người"), so what
   counts is syllables side by side, which engines built on single words do not see. Going
   through the text of every page takes a few milliseconds, less than building an engine's
   index would on a cheap phone. */
(function () {
  "use strict";

  var form = document.querySelector("[data-loa-search]");
  if (!form) return;

  var LIMIT = 20;
  var WORDS_SHOWN = 26;
  var WEIGHT = { t: 8, h: 6, w: 5, x: 2 };
  var PHRASE = { t: 20, h: 10, w: 12, x: 6 };
  /* The whole question is a title, opens it, is a page's keyword, opens one; help comes first. */
  var NAMED = { title: 30, start: 24, keyword: 30, opens: 12, help: 40 };
  /* Said differently, meant the same. Folded: without accents. */
  var SAME = [
    ["mua ban nguoi", "buon nguoi", "buon ban nguoi", "lua ban"],
    ["111", "tong dai", "duong day nong", "hotline", "so dien thoai"],
    ["113", "cong an"],
    ["to giac", "bao tin", "trinh bao"],
    ["viec nhe luong cao", "lua dao viec lam"],
    ["xuat khau lao dong", "di lam xa", "lam viec o nuoc ngoai"]
  ];
  var URGENT = /(^| )(111|113|lua ban|goi|cuu|giup|tong dai|duong day nong|hotline|khan cap|nguy hiem|so dien thoai)( |$)/;

  var input = form.querySelector("input");
  var words = form.dataset;
  var root = words.root.replace(/\/\.?$/, "") + "/";
  var docs = null;
  var loading = false;
  var timer = 0;
  var panel, status, list;

  /* Text, in three shapes: as words, as words without accents, as search terms. */

  function plain(text) {
    return text.normalize("NFC").toLowerCase()
      .replace(/[\u3400-\u9fff]/g, " $& ")
      .replace(/[^\p{L}\p{N}]+/gu, " ").trim();
  }

  function fold(text) {
    return plain(text).normalize("NFD").replace(/[\u0300-\u036f]/g, "")
      .replace(/đ/g, "d").replace(/ŋ/g, "ng").replace(/ƀ/g, "b");
  }

  function padded(text) {
    return " " + text + " ";
  }

  /* How well one document answers. `last` may still be half typed, so its start is enough. */

  function holds(field, term, isLast) {
    if (field.indexOf(padded(term)) >= 0) return 1;
    return isLast && field.indexOf(" " + term) >= 0 ? 0.5 : 0;
  }

  function score(doc, terms) {
    var found = 0;
    var sum = 0;
    var phrase = terms.join(" ");
    terms.forEach(function (term, place) {
      var best = 0;
      for (var name in WEIGHT) {
        best = Math.max(best, WEIGHT[name] * holds(doc.folded[name], term, place === terms.length - 1));
      }
      if (best) found += 1;
      sum += best;
    });
    var named = called(doc, phrase);
    if (named.joined) found = terms.length;
    if (found) {
      for (var name in PHRASE) sum += PHRASE[name] * holds(doc.folded[name], phrase, true);
      sum += named.sum;
    }
    return { found: found, sum: sum * (doc.r || 1) };
  }

  /* What the page is called, word for word, or with its spaces typed wrongly. */
  function called(doc, phrase) {
    var sum = 0;
    var title = doc.folded.t.trim();
    var tight = phrase.replace(/ /g, "");
    if (title === phrase) sum += NAMED.title;
    else if (padded(title).indexOf(" " + phrase + " ") === 0) sum += NAMED.start;
    var joined = tight.length > 4 && title.replace(/ /g, "").indexOf(tight) >= 0;
    var best = 0;
    doc.names.forEach(function (name, place) {
      var late = Math.min(place, 8) * 1.5;
      if (name === phrase) best = Math.max(best, NAMED.keyword - late);
      else if (name.indexOf(phrase + " ") === 0) best = Math.max(best, NAMED.opens - late);
      if (tight.length > 4 && name.replace(/ /g, "") === tight) {
        joined = true;
        best = Math.max(best, NAMED.keyword - late);
      }
    });
    return { sum: sum + best, joined: joined };
  }

  /* Accents that were typed must be there, as they were typed: "bán" before "bạn". */
  function isExact(doc, typed) {
    if (fold(typed) === typed) return true;
    if (!doc.plain) {
      doc.plain = padded(plain([doc.t, doc.h, (doc.w || []).join(" | "), doc.x].join(" | ")));
    }
    return doc.plain.indexOf(" " + typed) >= 0;
  }

  function phrasings(query) {
    var found = [query];
    SAME.forEach(function (group) {
      group.forEach(function (said) {
        if (padded(query).indexOf(padded(said)) < 0) return;
        group.forEach(function (other) {
          if (other !== said) found.push(padded(query).replace(padded(said), padded(other)).trim());
        });
      });
    });
    return found;
  }

  /* One entry per page, its best section first; pages that have every word, or else some. */
  function find(typed) {
    var query = fold(typed);
    var accented = plain(typed);
    var urgent = URGENT.test(query);
    var help = new URL(words.help, location.href).href.replace(new URL(root, location.href).href, "");
    var pages = {};
    var complete = false;

    phrasings(query).forEach(function (said, place) {
      var terms = said.split(" ");
      docs.forEach(function (doc) {
        var result = score(doc, terms);
        if (!result.found) return;
        var whole = result.found === terms.length;
        if (place && !whole) return;
        complete = complete || whole;
        var hit = {
          doc: doc, terms: terms, whole: whole, share: result.found / terms.length,
          exact: place > 0 || isExact(doc, accented), sum: place ? result.sum * 0.6 : result.sum
        };
        if (urgent && doc.u === help) { hit.exact = true; hit.sum += NAMED.help; }
        if (!doc.h) hit.sum += 1;
        var page = doc.u.split("#")[0];
        if (!pages[page] || compare(hit, pages[page]) < 0) pages[page] = hit;
      });
    });

    var hits = Object.keys(pages).map(function (page) { return pages[page]; });
    hits = hits.filter(function (hit) { return complete ? hit.whole : hit.share >= 0.5; });
    hits.sort(compare);
    return { query: query, hits: hits, complete: complete };
  }

  function compare(one, other) {
    return other.share - one.share || other.exact - one.exact || other.sum - one.sum;
  }

  /* What is shown */

  function element(name, className, text) {
    var made = document.createElement(name);
    if (className) made.className = "loa-search__" + className;
    if (text) made.textContent = text;
    return made;
  }

  function link(href, text, className) {
    var made = element("a", "", text);
    made.className = className || "";
    made.href = href;
    return made;
  }

  function isTerm(word, terms) {
    var folded = fold(word);
    return terms.some(function (term, place) {
      return folded === term || (place === terms.length - 1 && folded.indexOf(term) === 0);
    });
  }

  /* The part of a text where most of the words stand close together. */
  function excerpt(text, terms) {
    var all = text.split(" ");
    var marks = all.map(function (word) { return isTerm(word, terms); });
    var best = 0;
    var most = -1;
    for (var start = 0; start < all.length; start += 4) {
      var count = 0;
      for (var at = start; at < start + WORDS_SHOWN && at < all.length; at += 1) count += marks[at];
      if (count > most) { most = count; best = start; }
    }
    var made = element("span", "text");
    all.slice(best, best + WORDS_SHOWN).forEach(function (word, place) {
      var marked = marks[best + place];
      var part = marked ? document.createElement("mark") : document.createTextNode("");
      part.textContent = word;
      if (place) made.appendChild(document.createTextNode(" "));
      made.appendChild(part);
    });
    if (best) made.insertBefore(document.createTextNode("\u2026 "), made.firstChild);
    if (best + WORDS_SHOWN < all.length) made.appendChild(document.createTextNode(" \u2026"));
    return made;
  }

  function result(hit) {
    var item = element("li", "hit");
    var anchor = link(root + hit.doc.u, "", "loa-search__link");
    var title = element("span", "title", hit.doc.t);
    if (hit.doc.h) title.appendChild(element("span", "heading", " \u203a " + hit.doc.h));
    anchor.appendChild(title);
    anchor.appendChild(excerpt(hit.doc.x, hit.terms));
    item.appendChild(anchor);
    return item;
  }

  function calls() {
    var row = element("div", "calls");
    row.appendChild(link(words.help, words.i18nHelp, "loa-button loa-button--help"));
    Array.prototype.forEach.call(document.querySelectorAll(".loa-bar__call"), function (call) {
      var number = call.querySelector(".loa-bar__number").textContent;
      row.appendChild(link(call.href, words.i18nCall + " " + number, "loa-button"));
    });
    return row;
  }

  function elsewhere() {
    var row = element("p", "hint");
    row.appendChild(link(form.action, words.i18nAll));
    row.appendChild(document.createTextNode(" \u00b7 "));
    row.appendChild(link(words.help, words.i18nHelp));
    return row;
  }

  function show(typed) {
    var answer = find(typed);
    list.textContent = "";
    if (URGENT.test(answer.query)) list.appendChild(calls());

    var groups = {};
    var order = [];
    answer.hits.slice(0, LIMIT).forEach(function (hit) {
      if (!groups[hit.doc.a]) { groups[hit.doc.a] = []; order.push(hit.doc.a); }
      groups[hit.doc.a].push(hit);
    });
    order.forEach(function (name) {
      list.appendChild(element("h2", "group", name));
      var items = element("ul", "hits");
      groups[name].forEach(function (hit) { items.appendChild(result(hit)); });
      list.appendChild(items);
    });

    if (!answer.hits.length) {
      status.textContent = words.i18nNone + " \u201c" + typed + "\u201d. " + words.i18nHint;
    } else {
      status.textContent = (answer.complete ? "" : words.i18nSome + " ") + Math.min(LIMIT, answer.hits.length) +
        (answer.hits.length > LIMIT ? "+ " : " ") + words.i18nCount;
    }
    list.appendChild(elsewhere());
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

  function update() {
    var typed = input.value.trim();
    clearTimeout(timer);
    if (fold(typed).length < 2) { close(); return; }
    open();
    form.parentNode.classList.add("loa-header__row--searching");
    if (docs) show(typed);
    else { status.textContent = words.i18nLoading; load(); }
  }

  /* The index */

  window.loaSearchIndex = function (found) {
    found.forEach(function (doc) {
      doc.names = (doc.w || []).map(fold);
      doc.folded = {
        t: padded(fold(doc.t)), h: padded(fold(doc.h)), x: padded(fold(doc.x)), w: padded(doc.names.join("  "))
      };
    });
    docs = found;
    if (input.value.trim()) update();
  };

  function load() {
    if (loading) return;
    loading = true;
    var script = document.createElement("script");
    script.src = words.index;
    script.onerror = function () {
      loading = false;
      open();
      status.textContent = words.i18nFailed;
      list.textContent = "";
      list.appendChild(elsewhere());
    };
    document.head.appendChild(script);
  }

  /* Keys and fingers. `input` also hears pasting and speaking, `keyup` does not. */

  function move(step) {
    var links = Array.prototype.slice.call(panel.querySelectorAll("a"));
    var at = links.indexOf(document.activeElement) + step;
    if (at < 0) input.focus();
    else if (links[at]) links[at].focus();
  }

  input.addEventListener("focus", load);
  input.addEventListener("focus", function () { if (input.value) update(); });
  input.addEventListener("input", function () {
    clearTimeout(timer);
    timer = setTimeout(update, 120);
  });

  form.addEventListener("submit", function (event) {
    if (fold(input.value).length < 2) return;
    event.preventDefault();
    update();
    var first = panel.querySelector(".loa-search__link");
    if (first) first.focus();
  });

  form.addEventListener("keydown", function (event) {
    if (!panel || panel.hidden) return;
    if (event.key === "Escape") { close(); input.focus(); close(); }
    else if (event.key === "ArrowDown") { event.preventDefault(); move(1); }
    else if (event.key === "ArrowUp" && document.activeElement !== input) { event.preventDefault(); move(-1); }
  });

  document.addEventListener("click", function (event) {
    if (!form.contains(event.target)) close();
  });
  form.addEventListener("focusout", function (event) {
    if (event.relatedTarget && !form.contains(event.relatedTarget)) close();
  });

  /* Sent by the form before this script was there: the list of all pages got the question. */
  var asked = /[?&]q=([^&]+)/.exec(location.search);
  if (asked) {
    input.value = decodeURIComponent(asked[1].replace(/\+/g, " "));
    update();
  }
})();
