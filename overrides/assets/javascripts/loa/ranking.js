/* Which pages answer a question, best first. Knows texts, not the page it runs on; loaded with
   the index, when somebody begins to search.

   No search engine: a word in Vietnamese is often several syllables ("mua bán người"), so what
   counts is syllables side by side, which engines built on single words do not see. Going
   through the text of every page takes a few milliseconds, less than building an engine's
   index would on a cheap phone. */
(function () {
  "use strict";

  /* Where on a page a word stands: title, keywords, description, heading, kind, text. */
  var FIELDS = ["t", "w", "d", "h", "k", "x"];
  var WEIGHT = { t: 9, w: 8, d: 4, h: 4, k: 2.5, x: 1 };
  var PAIR = 2;
  var FOLDED_ONLY = 0.4;
  /* Nobody expects every word of a sentence: from this many on, most of them are enough. */
  var SENTENCE = { words: 4, share: 0.5 };
  /* The whole question is a title, opens it, is a page's keyword, opens one; help comes first. */
  var NAMED = { title: 130, start: 100, holds: 80, keyword: 90, opens: 36, inside: 12, help: 150 };
  var TOGETHER = 10;
  var SAID_OTHERWISE = 0.7;
  /* Words that questions are built with; they count only beside their neighbours. */
  var FILLERS = set("bị được là của và có không cho gì thì ở tôi mình với các những một này đó khi " +
    "như thế nào về trong cần phải sao thấy mà nếu hay rồi đã sẽ đang ra vào để từ theo bao nhiêu " +
    "đến mới sau cái thật xem biết lên");
  var FOLDED_FILLERS = set("bi la cua va co khong gi thi o toi minh voi cac nhung nay khi nhu the nao " +
    "ve trong can phai sao ma neu roi da se dang de bao nhieu moi");

  var URGENT = /(^| )(111|113|lua ban|goi|cuu|giup|tong dai|duong day nong|hotline|khan cap|nguy hiem|so dien thoai)( |$)/;

  var pages = [];
  var same = [];
  var rarities = {};

  function set(words) {
    return words.split(" ").reduce(function (made, word) { made[word] = true; return made; }, {});
  }

  /* Text as words, and as words without accents. "hoà" and "hòa" are the same word. */

  function plain(text) {
    return text.normalize("NFC").toLowerCase()
      .replace(/(^|[^\d/])(\d\d?)\/(\d\d?)(?![\d/])/g, "$1$2x$3")
      .replace(/[\u3400-\u9fff]/g, " $& ")
      .replace(/[^0-9A-Za-z\u00aa\u00b5\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff\u3400-\u9fff]+/g, " ").trim()
      .normalize("NFD").replace(/(o)(a|e)([\u0300\u0301\u0303\u0309\u0323])(?= |$)/g, "$1$3$2")
      .replace(/(^|[^q])u(y)([\u0300\u0301\u0303\u0309\u0323])(?= |$)/g, "$1u$3$2").normalize("NFC");
  }

  function bare(words) {
    return words.normalize("NFD").replace(/[\u0300-\u036f]/g, "")
      .replace(/đ/g, "d").replace(/ŋ/g, "ng").replace(/ƀ/g, "b");
  }

  function fold(text) {
    return bare(plain(text));
  }

  function padded(text) {
    return " " + text + " ";
  }

  /* Pages, each with its sections and all its words field by field. */

  function prepare(docs) {
    var byUrl = {};
    pages = [];
    rarities = {};
    docs.forEach(function (doc) {
      var url = doc.u.split("#")[0];
      var page = byUrl[url];
      if (!page) {
        page = byUrl[url] = { lead: doc, url: url, sections: [], parts: { h: [], x: [] } };
        pages.push(page);
      }
      if (doc.h) {
        page.parts.h.push(doc.h);
        page.sections.push({ doc: doc, words: padded(fold(doc.h + " " + doc.x)), heading: padded(fold(doc.h)) });
      }
      if (doc !== page.lead) page.parts.x.push(doc.x);
    });
    pages.forEach(function (page) {
      var lead = page.lead;
      var texts = {
        t: lead.t, w: (lead.w || []).join(" | "), d: lead.x, h: page.parts.h.join(" | "),
        k: lead.k + " | " + lead.a, x: page.parts.x.join(" | ")
      };
      page.length = texts.x.length;
      page.names = (lead.w || []).map(fold);
      page.plain = {};
      page.folded = {};
      FIELDS.forEach(function (name) {
        page.plain[name] = padded(texts[name].split(" | ").map(plain).join("  "));
        page.folded[name] = bare(page.plain[name]);
      });
    });
  }

  /* How much a word tells: one that few pages hold tells more. */
  function rarity(words) {
    if (!(words in rarities)) {
      var holding = pages.filter(function (page) {
        return FIELDS.some(function (name) { return page.folded[name].indexOf(padded(words)) >= 0; });
      }).length;
      rarities[words] = Math.log(1 + pages.length / (holding + 0.5));
    }
    return rarities[words];
  }

  /* The question: its words as typed and folded, which of them tell something, and its pairs. */
  function question(typed, isTyped) {
    var accented = plain(typed.replace(/^(\d\d?)-(\d\d?)$/, "$1/$2")).split(" ");
    var hasAccents = bare(accented.join(" ")) !== accented.join(" ");
    var terms = accented.map(function (word, place) {
      return {
        plain: word, folded: bare(word), isLast: isTyped && place === accented.length - 1,
        isFiller: hasAccents ? FILLERS[word] : FOLDED_FILLERS[word]
      };
    });
    var telling = terms.filter(function (term) { return !term.isFiller; });
    var pairs = terms.slice(1).map(function (term, place) {
      var before = terms[place];
      return {
        plain: before.plain + " " + term.plain, folded: before.folded + " " + term.folded,
        isLast: term.isLast, isFiller: before.isFiller && term.isFiller
      };
    });
    return {
      phrase: bare(accented.join(" ")), plain: accented.join(" "), all: terms,
      terms: telling.length ? telling : terms, pairs: pairs
    };
  }

  /* The last word may still be half typed, so its start is enough. */
  function holds(text, words, isLast) {
    if (text.indexOf(padded(words)) >= 0) return 1;
    return isLast && text.indexOf(" " + words) >= 0 ? 0.5 : 0;
  }

  /* The best place of a page where the words stand: as they were typed, or without accents. */
  function worth(page, unit) {
    var best = 0;
    var exact = false;
    FIELDS.forEach(function (name) {
      var found = holds(page.plain[name], unit.plain, unit.isLast);
      exact = exact || found > 0;
      found = found || FOLDED_ONLY * holds(page.folded[name], unit.folded, unit.isLast);
      best = Math.max(best, found * WEIGHT[name]);
    });
    return { sum: best, exact: exact || unit.plain === unit.folded };
  }

  function score(page, asked) {
    var hit = { page: page, sum: 0, found: 0, weight: 0, all: 0, exact: true };
    asked.terms.forEach(function (term) {
      var rare = rarity(term.folded);
      var got = worth(page, term);
      hit.all += rare;
      if (!got.sum) return;
      hit.found += 1;
      hit.weight += rare;
      hit.sum += got.sum * rare;
      hit.exact = hit.exact && got.exact;
    });
    var named = called(page, asked);
    if (named.joined) hit.found = asked.terms.length;
    if (!hit.found) return null;
    asked.pairs.forEach(function (pair) {
      var got = worth(page, pair);
      if (got.sum) hit.sum += PAIR * got.sum * rarity(pair.folded) * (pair.isFiller ? 0.3 : 1);
    });
    if (asked.all.length > 1 && holds(page.folded.x + page.folded.h, asked.phrase, true)) hit.sum += TOGETHER;
    hit.share = named.joined ? 1 : hit.weight / (hit.all || 1);
    /* Two syllables that name a page are no accident, whichever accents: "nhà nghĩ". */
    if (named.isWhole && asked.all.length > 1) hit.exact = true;
    hit.whole = hit.found === asked.terms.length ||
      (asked.terms.length >= SENTENCE.words && hit.share >= SENTENCE.share);
    hit.sum = (hit.sum + named.sum) * hit.share * (page.lead.r || 1);
    return hit;
  }

  /* What the page is called, word for word, or with its spaces typed wrongly. */
  function called(page, asked) {
    var phrase = asked.phrase;
    var title = page.folded.t.trim();
    var tight = phrase.replace(/ /g, "");
    var isLong = tight.length > 4;
    var sum = 0;
    var best = 0;
    if (title === phrase) sum += NAMED.title;
    else if (page.folded.t.indexOf(padded(phrase)) === 0) sum += NAMED.start;
    else if (asked.all.length > 1 && page.folded.t.indexOf(padded(phrase)) > 0) sum += NAMED.holds;
    var joined = isLong && title.replace(/ /g, "").indexOf(tight) >= 0;
    page.names.forEach(function (name, place) {
      var late = 1 - Math.min(place, 8) * 0.05;
      if (name === phrase) best = Math.max(best, NAMED.keyword * late);
      else if (name.indexOf(phrase + " ") === 0) best = Math.max(best, NAMED.opens * late);
      else if (name.indexOf(" ") > 0 && padded(phrase).indexOf(padded(name)) >= 0) {
        best = Math.max(best, NAMED.inside * name.split(" ").length * late);
      }
      if (isLong && name.replace(/ /g, "") === tight) {
        joined = true;
        best = Math.max(best, NAMED.keyword * late);
      }
    });
    return { sum: sum + best, joined: joined, isWhole: sum > 0 || best >= NAMED.keyword / 2 };
  }

  /* The same question in other words, from the registry of synonyms. */
  function phrasings(query) {
    var found = [];
    same.forEach(function (group) {
      group.forEach(function (said) {
        if (padded(query).indexOf(padded(said)) < 0) return;
        group.forEach(function (other) {
          if (other !== said) found.push(padded(query).replace(padded(said), padded(other)).trim());
        });
      });
    });
    return found;
  }

  function compare(one, other) {
    return other.whole - one.whole || (one.whole ? 0 : other.share - one.share) ||
      other.exact - one.exact || other.sum - one.sum || one.page.length - other.page.length;
  }

  /* The section of a page to open: where the words stand, if the page's head does not say it. */
  function section(page, asked) {
    var best = null;
    var most = 0;
    page.sections.forEach(function (one) {
      var count = 0;
      asked.terms.concat(asked.pairs).forEach(function (unit) {
        if (holds(one.words, unit.folded, unit.isLast)) count += rarity(unit.folded);
        if (holds(one.heading, unit.folded, unit.isLast)) count += rarity(unit.folded);
      });
      if (count > most) { most = count; best = one.doc; }
    });
    var head = page.folded.t + page.folded.w + page.folded.d;
    var isSaid = asked.terms.every(function (term) { return holds(head, term.folded, term.isLast); });
    return isSaid || !best ? page.lead : best;
  }

  /* Pages that have every telling word, or else those that have most of them. */
  function find(typed, help) {
    var query = fold(typed);
    var asked = [question(typed, true)].concat(phrasings(query).map(function (said) { return question(said, false); }));
    var hurried = URGENT.test(query);
    var best = {};
    asked.forEach(function (one, place) {
      pages.forEach(function (page) {
        var hit = score(page, one);
        if (!hit || (place && !hit.whole)) return;
        hit.asked = one;
        if (place) { hit.exact = true; hit.sum *= SAID_OTHERWISE; }
        if (hurried && page.url === help) { hit.exact = true; hit.sum += NAMED.help; }
        if (!best[page.url] || compare(hit, best[page.url]) < 0) best[page.url] = hit;
      });
    });
    var hits = Object.keys(best).map(function (url) { return best[url]; });
    var complete = hits.some(function (hit) { return hit.whole; });
    hits = hits.filter(function (hit) { return complete ? hit.whole : hit.share >= 0.4; }).sort(compare);
    hits.forEach(function (hit) {
      hit.doc = section(hit.page, hit.asked);
      hit.terms = hit.asked.all.map(function (term) { return term.folded; });
    });
    return { hits: hits, complete: complete, urgent: hurried };
  }

  window.loaSearchSynonyms = function (groups) {
    same = groups.map(function (group) { return group.map(fold); });
  };
  window.loaRanking = { prepare: prepare, find: find, fold: fold };
})();
