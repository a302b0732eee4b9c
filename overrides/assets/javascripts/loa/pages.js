/* What pages hold: their texts field by field, which of them have a word, and how much it tells.
   Knows texts, not the page it runs on; loaded with the index, when somebody begins to search.

   No search engine: a word in Vietnamese is often several syllables ("bệnh viện"), so what
   counts is syllables side by side, which engines built on single words do not see. Which pages
   have a word is remembered as they are read; of several words the rarest tells in which texts
   they are looked for, since going through the texts of all pages takes a cheap phone a second. */
(function () {
  "use strict";

  /* Where on a page a word stands: title, keywords, description, heading, kind, text. */
  var FIELDS = ["t", "w", "d", "h", "k", "x"];
  var WEIGHT = { t: 9, w: 8, d: 4, h: 4, k: 2.5, x: 1 };
  var FOLDED_ONLY = 0.4;
  /* Words that were counted stay counted for the next letter typed. */
  var MOST_KEPT = 400;
  var GRADE = / lop \d+(?= )/g;
  var HAN = /[\u3400-\u9fff]/;

  var words = window.loaWords;
  var plain = words.plain;
  var bare = words.bare;
  var fold = words.fold;
  var both = words.both;
  var padded = words.padded;
  var all = [];
  var pages = [];
  var inUse = "";
  var known = Object.create(null);
  /* The pages that have a folded word, by the word; and these words sorted. */
  var having = Object.create(null);
  var sorted = null;
  var weighed = {};
  var beside = Object.create(null);

  function scriptOf(text) {
    return HAN.test(text) ? "han" : "latin";
  }

  /* Pages, each with its sections and all its words field by field. More than one index can be
     handed over: a word in another script is looked for in the index of its language. */

  function prepare(docs, tag, script) {
    var byUrl = {};
    docs.forEach(function (doc) {
      var url = doc.u.split("#")[0];
      var page = byUrl[url];
      if (!page) {
        page = byUrl[url] = { lead: doc, url: url, tag: tag, script: script, sections: [], parts: { h: [], x: [] } };
        all.push(page);
      }
      if (doc.h) {
        page.parts.h.push(doc.h);
        page.sections.push({ doc: doc, words: padded(fold(doc.h + " " + doc.x)), heading: padded(fold(doc.h)) });
      }
      if (doc !== page.lead) page.parts.x.push(doc.x);
    });
    Object.keys(byUrl).forEach(function (url) { spread(byUrl[url]); });
    pages = [];
    sorted = null;
  }

  /* Words that somebody may mean, by how often pages say them. */
  function learn(word) {
    known[word] = (known[word] || 0) + 1;
  }

  function remember(word, page) {
    var there = having[word] || (having[word] = []);
    if (there[there.length - 1] !== page) there.push(page);
  }

  function spread(page) {
    var lead = page.lead;
    var named = (lead.w || []).concat(window.loaNeeds.namesOf(page.url));
    var texts = {
      t: lead.t, w: named.join(" | "), d: lead.x, h: page.parts.h.join(" | "),
      k: lead.k + " | " + lead.a, x: page.parts.x.join(" | ")
    };
    page.length = texts.x.length;
    page.names = named.concat(/\d.*: /.test(lead.t) ? lead.t.split(": ")[0] : []).map(function (name) {
      var said = both(name);
      return {
        plain: padded(said.plain), folded: padded(said.folded), tight: said.folded.replace(/ /g, ""),
        count: said.folded.split(" ").length
      };
    });
    page.plain = {};
    page.folded = {};
    FIELDS.forEach(function (name) {
      page.plain[name] = padded(texts[name].split(" | ").map(plain).join("  "));
      page.folded[name] = bare(page.plain[name]);
      page.plain[name].split(" ").forEach(learn);
      page.folded[name].split(" ").forEach(function (word) {
        learn(word);
        remember(word, page);
      });
    });
    page.any = FIELDS.map(function (name) { return page.folded[name]; }).join("");
    page.tight = page.folded.t.replace(/ /g, "");
    page.grades = page.folded.w.match(GRADE);
    page.body = { plain: page.plain.x + page.plain.h, folded: page.folded.x + page.folded.h };
  }

  function isInUse(page) {
    return page.script === inUse;
  }

  function use(script) {
    if (pages.length && inUse === script) return;
    inUse = script;
    pages = all.filter(isInUse);
    weighed = {};
    beside = Object.create(null);
  }

  /* The place of the first of the sorted words that is not before this one. */
  function placeOf(start) {
    var low = 0;
    var high = sorted.length;
    while (low < high) {
      var middle = (low + high) >> 1;
      if (sorted[middle] < start) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /* The pages that have a word with this beginning, each once. */
  function begunWith(start) {
    sorted = sorted || Object.keys(having).sort();
    var found = [];
    var seen = Object.create(null);
    for (var at = placeOf(start); at < sorted.length && sorted[at].indexOf(start) === 0; at += 1) {
      having[sorted[at]].forEach(function (page) {
        if (!seen[page.url]) found.push(page);
        seen[page.url] = true;
      });
    }
    return found;
  }

  /* The pages in use that have the rarest of some folded words: no other has them all. Of the last
     one the beginning may be enough. */
  function withWords(folded, isHalfEnough) {
    var said = folded.split(" ");
    var lists = said.map(function (word, place) {
      return isHalfEnough && place === said.length - 1 ? begunWith(word) : having[word] || [];
    });
    var fewest = lists.reduce(function (one, other) { return other.length < one.length ? other : one; });
    return fewest.filter(isInUse);
  }

  /* Whether typed words are in a text: 1 as they were typed, FOLDED_ONLY where accents were left
     out. Half is enough of a word that is still being typed. */
  function holds(texts, asked, isLast) {
    if (texts.plain.indexOf(padded(asked.plain)) >= 0) return 1;
    var half = isLast && texts.plain.indexOf(" " + asked.plain) >= 0;
    if (asked.plain === asked.folded) {
      if (texts.folded.indexOf(padded(asked.folded)) >= 0) return FOLDED_ONLY;
      return half ? 0.5 : isLast && texts.folded.indexOf(" " + asked.folded) >= 0 ? FOLDED_ONLY / 2 : 0;
    }
    if (half) return 0.5;
    if (texts.folded.indexOf(" " + asked.folded) < 0) return 0;
    if (!asked.pattern) asked.pattern = [words.pattern(asked.plain, false), words.pattern(asked.plain, true)];
    if (asked.pattern[0].test(texts.plain)) return FOLDED_ONLY;
    return isLast && asked.pattern[1].test(texts.plain) ? FOLDED_ONLY / 2 : 0;
  }

  /* The best place of a page where the words stand. */
  function measure(page, asked) {
    var best = 0;
    var exact = asked.plain === asked.folded;
    FIELDS.forEach(function (name) {
      if (page.folded[name].indexOf(" " + asked.folded) < 0) return;
      var found = holds({ plain: page.plain[name], folded: page.folded[name] }, asked, asked.isLast);
      exact = exact || found >= 0.5;
      best = Math.max(best, found * WEIGHT[name]);
    });
    return { sum: best, exact: exact };
  }

  /* What words are worth on each page that holds them, by address, and how much they tell: words
     that few pages hold tell more. Counted once. */
  function weigh(asked) {
    var key = asked.plain + (asked.isLast ? "~" : "");
    if (!weighed[key]) {
      var ofPage = {};
      var holding = 0;
      var start = " " + asked.folded;
      var whole = start + " ";
      withWords(asked.folded, asked.isLast).forEach(function (page) {
        if (page.any.indexOf(start) < 0) return;
        if (page.any.indexOf(whole) >= 0) holding += 1;
        var got = measure(page, asked);
        if (got.sum) ofPage[page.url] = got;
      });
      weighed[key] = {
        ofPage: ofPage, rarity: Math.log(1 + pages.length / (holding + 0.5)), isUnknown: !Object.keys(ofPage).length
      };
    }
    asked.worth = weighed[key].ofPage;
    asked.isUnknown = weighed[key].isUnknown;
    asked.rarity = weighed[key].rarity;
  }

  /* On how many pages words stand side by side, with the accents that they were typed with. */
  function pagesWith(said) {
    if (beside[said] === undefined) {
      var folded = padded(bare(said));
      var accented = padded(said);
      beside[said] = withWords(bare(said), false).filter(function (page) {
        return page.any.indexOf(folded) >= 0 && (accented === folded || FIELDS.some(function (name) {
          return page.plain[name].indexOf(accented) >= 0;
        }));
      }).length;
    }
    return beside[said];
  }

  /* A long time of typing fills what is kept. */
  function forget() {
    if (Object.keys(weighed).length > MOST_KEPT) weighed = {};
    if (Object.keys(beside).length > MOST_KEPT * 10) beside = Object.create(null);
  }

  /* How much of what was asked stands in texts: rare words and pairs count more. */
  function saidIn(texts, parts) {
    return parts.reduce(function (sum, part) {
      return texts.reduce(function (sum, text) {
        var isThere = text.indexOf(padded(part.folded)) >= 0 || (part.isLast && text.indexOf(" " + part.folded) >= 0);
        return isThere ? sum + part.rarity : sum;
      }, sum);
    }, 0);
  }

  /* The section of a page to open, if it says more than the page's head: who asks for the lesson of
     a class wants its beginning, although its letter to families names the class too. */
  function section(page, asked) {
    var best = null;
    var most = 0;
    var parts = asked.terms.concat(asked.pairs).filter(function (part) {
      return part.folded.split(" ").every(function (word) { return page.any.indexOf(" " + word) >= 0; });
    });
    page.sections.forEach(function (one) {
      var count = saidIn([one.words, one.heading], parts);
      if (count > most) { most = count; best = one; }
    });
    var head = page.folded.t + page.folded.w + page.folded.d + page.folded.k;
    return best && saidIn([best.words], parts) > saidIn([head], parts) ? best.doc : page.lead;
  }

  function sectionAt(page, anchor) {
    var found = page.sections.filter(function (one) { return one.doc.u === page.url + "#" + anchor; })[0];
    return found ? found.doc : page.lead;
  }

  window.loaPages = {
    prepare: prepare, use: use, scriptOf: scriptOf, learn: learn, known: known, pagesWith: pagesWith,
    holds: holds, weigh: weigh, forget: forget, section: section, sectionAt: sectionAt,
    all: function () { return pages; }
  };
})();
