/* What is shown for a question: help first, then pages by audience, and a choice of formats. */
(function () {
  "use strict";

  var LIMIT = 24;
  var BEST = 3;
  var WORDS_SHOWN = 26;
  var ranking = window.loaRanking;
  var spelt = window.loaWords;

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

  /* The spellings of a word of a text: pages use few words, and the same ones are shown with every
     letter that is typed. */
  var spellings = Object.create(null);

  function spellingOf(word) {
    return spellings[word] || (spellings[word] = spelt.both(word));
  }

  /* Whether a word of a text is one that was asked for, with the accents that were typed. */
  function isTerm(word, terms) {
    var said = spellingOf(word);
    return terms.some(function (term) {
      if (said.folded !== term.folded && !(term.isLast && said.folded.indexOf(term.folded) === 0)) return false;
      return term.plain === term.folded || spelt.pattern(term.plain, term.isLast).test(" " + said.plain + " ");
    });
  }

  /* The part of a text where most of the words stand close together. */
  function excerpt(text, words) {
    var terms = words.map(function (word, place) {
      return { plain: word, folded: spelt.bare(word), isLast: place === words.length - 1 };
    });
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
      var part = marks[best + place] ? document.createElement("mark") : document.createTextNode("");
      part.textContent = word;
      if (place) made.appendChild(document.createTextNode(" "));
      made.appendChild(part);
    });
    if (best) made.insertBefore(document.createTextNode("\u2026 "), made.firstChild);
    if (best + WORDS_SHOWN < all.length) made.appendChild(document.createTextNode(" \u2026"));
    return made;
  }

  function result(hit, root) {
    var item = element("li", "hit");
    var anchor = link(root + hit.doc.u, "", "loa-search__link");
    anchor.lang = hit.page.tag;
    var title = element("span", "title", hit.doc.t);
    if (hit.doc.h) title.appendChild(element("span", "heading", " \u203a " + hit.doc.h));
    anchor.appendChild(title);
    anchor.appendChild(excerpt(hit.doc.x, hit.terms));
    item.appendChild(anchor);
    return item;
  }

  /* Found pages are in the language of the page; the names of audiences are Vietnamese. What
     somebody in need should read first stands before all audiences. The best three keep their
     order, then each audience has its pages together. */
  function byAudience(hits, root, words) {
    var lists = {};
    var last = null;
    var made = document.createDocumentFragment();
    hits.forEach(function (hit, place) {
      var name = hit.isFirst ? "" : hit.doc.a;
      if (place === BEST) lists = last === null ? {} : pick(lists, last);
      if (!lists[name] || (place < BEST && name !== last)) {
        lists[name] = element("ul", "hits");
        var heading = element("h2", "group", name || words.i18nHelp);
        if (name) heading.lang = "vi";
        made.appendChild(heading);
        made.appendChild(lists[name]);
      }
      last = name;
      lists[name].appendChild(result(hit, root));
    });
    return made;
  }

  function pick(lists, name) {
    var kept = {};
    kept[name] = lists[name];
    return kept;
  }

  function formatsOf(hit) {
    return hit.page.lead.f || [];
  }

  /* One button for each format that was found, with how many pages have it. */
  function facets(hits, words, chosen, choose) {
    var counts = {};
    hits.forEach(function (hit) {
      formatsOf(hit).forEach(function (name) { counts[name] = (counts[name] || 0) + 1; });
    });
    var row = element("div", "facets");
    row.setAttribute("role", "group");
    row.setAttribute("aria-label", words.i18nFormats);
    JSON.parse(words.formats).forEach(function (format) {
      if (!counts[format[0]]) return;
      var button = element("button", "facet", format[1] + " (" + counts[format[0]] + ")");
      button.type = "button";
      button.dataset.format = format[0];
      button.setAttribute("aria-pressed", String(chosen === format[0]));
      button.addEventListener("click", function () { choose(chosen === format[0] ? "" : format[0]); });
      row.appendChild(button);
    });
    return row;
  }

  function calls(words) {
    var row = element("div", "calls");
    row.appendChild(link(words.help, words.i18nHelp, "loa-button loa-button--help"));
    Array.prototype.forEach.call(document.querySelectorAll(".loa-bar__call"), function (call) {
      var number = call.querySelector(".loa-bar__number").textContent;
      row.appendChild(link(call.href, words.i18nCall + " " + number, "loa-button"));
    });
    return row;
  }

  function elsewhere(form) {
    var row = element("p", "hint");
    row.appendChild(link(form.action, form.dataset.i18nAll));
    row.appendChild(document.createTextNode(" \u00b7 "));
    row.appendChild(link(form.dataset.help, form.dataset.i18nHelp));
    return row;
  }

  function more(words, onClick) {
    var button = element("button", "more", words.i18nMore);
    button.className += " loa-button";
    button.type = "button";
    button.addEventListener("click", onClick);
    return button;
  }

  /* Fill `list` for what was typed; give the words of the status line. `wish` holds the chosen
     format and how many pages to show; `choose` and `extend` change them. */
  function show(typed, form, list, wish, choose, extend) {
    var words = form.dataset;
    var root = words.root.replace(/\/\.?$/, "") + "/";
    var help = new URL(words.help, location.href).href.replace(new URL(root, location.href).href, "");
    var answer = ranking.find(typed, help);
    var limit = wish.limit || LIMIT;
    var held = answer.hits.filter(function (hit) { return !wish.format || formatsOf(hit).indexOf(wish.format) >= 0; });
    list.textContent = "";
    if (answer.urgent) list.appendChild(calls(words));
    if (!answer.urgent && answer.hits.some(function (hit) { return formatsOf(hit).length; })) {
      list.appendChild(facets(answer.hits, words, wish.format, choose));
    }
    list.appendChild(byAudience(held.slice(0, limit).map(ranking.locate), root, words));
    if (held.length > limit) list.appendChild(more(words, function () { extend(limit + LIMIT); }));
    list.appendChild(elsewhere(form));
    if (!held.length) return words.i18nNone + " \u201c" + typed + "\u201d. " + words.i18nHint;
    var count = held.length > limit
      ? words.i18nShown.replace("{n}", held.length).replace("{shown}", limit)
      : held.length + " " + words.i18nCount;
    return (answer.complete ? "" : words.i18nSome + " ") + count;
  }

  window.loaResults = { show: show, elsewhere: elsewhere };
})();
