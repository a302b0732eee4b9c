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
  /* The whole question is a title, opens it, is a page's keyword, opens one, or holds one ("lớp
     8" with its number tells most); help comes first. */
  var NAMED = { title: 130, start: 100, holds: 80, keyword: 90, opens: 36, inside: 12, numbered: 45, help: 150, need: 140 };
  var GRADED = { own: 1.5, none: 0.8, other: 0.3 };
  var TOGETHER = 10;
  var SAID_OTHERWISE = 0.7;
  /* Words that questions are built with; they count only beside their neighbours. */
  var FILLERS = set("bị được là của và có không cho gì thì ở tôi mình với các những một này đó khi " +
    "như thế nào về trong cần phải sao thấy mà nếu hay rồi đã sẽ đang ra vào để từ theo bao nhiêu " +
    "đến mới sau cái thật xem biết lên ko k hok đc dc ạ ơi với");
  var FOLDED_FILLERS = set("bi la cua va co khong gi thi o toi minh voi cac nhung nay khi nhu the nao " +
    "ve trong can phai sao ma neu roi da se dang de bao nhieu moi ko k hok dc oi");
  /* A whole message can be pasted; its beginning tells what it is about. */
  var MOST_WORDS = 32;
  var MOST_KEPT = 400;

  var URGENT = /(^| )(111|113|lua ban|goi|cuu|giup|tong dai|duong day nong|hotline|khan cap|nguy hiem|so dien thoai)( |$)/;
  var GRADE = / lop \d+(?= )/g;
  var HAN = /[\u3400-\u9fff]/;

  var words = window.loaWords;
  var plain = words.plain;
  var bare = words.bare;
  var fold = words.fold;
  var both = words.both;
  var all = [];
  var pages = [];
  var same = [];
  var loaNeeds = window.loaNeeds;
  var spelling = window.loaSpelling;
  var known = {};
  var readTelex = null;
  var weighed = {};

  function set(words) {
    return words.split(" ").reduce(function (made, word) { made[word] = true; return made; }, {});
  }

  function padded(text) {
    return " " + text + " ";
  }

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
    readTelex = null;
  }

  function spread(page) {
    var lead = page.lead;
    var named = (lead.w || []).concat(loaNeeds.namesOf(page.url));
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
      page.plain[name].split(" ").forEach(function (word) { known[word] = known[bare(word)] = true; });
    });
    page.any = FIELDS.map(function (name) { return page.folded[name]; }).join("");
    page.tight = page.folded.t.replace(/ /g, "");
    page.grades = page.folded.w.match(GRADE);
    page.body = { plain: page.plain.x + page.plain.h, folded: page.folded.x + page.folded.h };
  }

  function use(script) {
    if (pages.length && pages[0].script === script) return;
    pages = all.filter(function (page) { return page.script === script; });
    weighed = {};
  }

  function unit(said, isLast, isFiller) {
    return { plain: said, folded: bare(said), isLast: isLast, isFiller: isFiller, pattern: null };
  }

  /* The question: its words as typed and folded, which of them tell something, and its pairs. */
  function question(accented, isTyped) {
    var whole = accented.join(" ");
    var hasAccents = bare(whole) !== whole;
    var terms = accented.map(function (word, place) {
      return unit(word, isTyped && place === accented.length - 1, hasAccents ? FILLERS[word] : FOLDED_FILLERS[word]);
    });
    var telling = terms.filter(function (term) { return !term.isFiller; });
    var pairs = terms.slice(1).map(function (term, place) {
      var before = terms[place];
      return unit(before.plain + " " + term.plain, term.isLast, before.isFiller && term.isFiller);
    });
    var tight = bare(whole).replace(/ /g, "");
    return {
      phrase: unit(whole, isTyped), grades: padded(bare(whole)).match(GRADE), all: terms, terms: telling.length ? telling : terms, pairs: pairs,
      tight: tight, isTight: isTyped && tight.length > 4
    };
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
      pages.forEach(function (page) {
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

  function score(page, asked) {
    var hit = { page: page, sum: 0, found: 0, weight: 0, all: 0, exact: true };
    asked.terms.forEach(function (term) {
      var got = term.worth[page.url];
      hit.all += term.isUnknown ? 0 : term.rarity;
      if (!got) return;
      hit.found += 1;
      hit.weight += term.rarity;
      hit.sum += got.sum * term.rarity;
      hit.exact = hit.exact && got.exact;
    });
    if (!hit.found && !asked.isTight) return null;
    var named = called(page, asked);
    if (named.joined) hit.found = asked.terms.length;
    if (!hit.found) return null;
    asked.pairs.forEach(function (pair) {
      var got = pair.worth[page.url];
      if (got) hit.sum += PAIR * got.sum * pair.rarity * (pair.isFiller ? 0.3 : 1);
    });
    if (asked.all.length > 1 && hit.found > 1 && holds(page.body, asked.phrase, true)) hit.sum += TOGETHER;
    hit.share = named.joined ? 1 : hit.weight / (hit.all || 1);
    /* Two syllables that name a page are no accident, whichever accents: "nhà nghĩ". */
    if (named.isWhole && asked.all.length > 1) hit.exact = true;
    hit.whole = hit.found === asked.terms.length ||
      (asked.terms.length >= SENTENCE.words && hit.share >= SENTENCE.share);
    hit.sum = (hit.sum + named.sum) * hit.share * (page.lead.r || 1) * graded(page, asked);
    return hit;
  }

  /* Whoever asks for a class wants its lessons, and not those of another one. */
  function graded(page, asked) {
    if (!asked.grades) return 1;
    if (!page.grades) return GRADED.none;
    return asked.grades.some(function (grade) { return page.grades.indexOf(grade) >= 0; }) ? GRADED.own : GRADED.other;
  }

  /* What the page is called, word for word, or with its spaces typed wrongly. */
  function called(page, asked) {
    var phrase = padded(asked.phrase.folded);
    var title = page.folded.t;
    var sum = 0;
    var best = 0;
    if (title.indexOf(phrase) >= 0 && holds({ plain: page.plain.t, folded: title }, asked.phrase, false)) {
      if (title === phrase) sum += NAMED.title;
      else if (title.indexOf(phrase) === 0) sum += NAMED.start;
      else if (asked.all.length > 1) sum += NAMED.holds;
    }
    var joined = asked.isTight && page.tight.indexOf(asked.tight) >= 0;
    page.names.forEach(function (name, place) {
      var late = 1 - Math.min(place, 8) * 0.05;
      if (name.folded.indexOf(phrase) === 0 && holds(name, asked.phrase, false)) {
        best = Math.max(best, (name.folded === phrase ? NAMED.keyword : NAMED.opens) * late);
      } else if ((name.count > 1 || /\dx\d/.test(name.folded)) && phrase.indexOf(name.folded) >= 0) {
        best = Math.max(best, (/\d/.test(name.folded) ? NAMED.numbered : NAMED.inside) * name.count * late);
      }
      if (asked.isTight && name.tight === asked.tight) {
        joined = true;
        best = Math.max(best, NAMED.keyword * late);
      }
    });
    return { sum: sum + best, joined: joined, isWhole: sum > 0 || best >= NAMED.keyword / 2 };
  }

  /* Where an entry of the registry of synonyms stands in a question, or -1. An accent that was
     typed counts here too: who asks for "ảnh" does not ask for "anh". */
  function placeOf(said, text) {
    var isAccented = text.plain !== text.folded;
    return isAccented ? text.plain.indexOf(padded(said.plain)) : text.folded.indexOf(padded(said.folded));
  }

  function put(text, at, said, other) {
    return both(text.slice(0, at + 1) + other.plain + text.slice(at + 1 + said.plain.length));
  }

  /* The same question in other words: each word of a group in each other's place, and once all
     groups by their first word, which the registry of needs uses too ("cam pu chia"). That one
     comes first. */
  function phrasings(asked) {
    var found = [];
    var typed = { plain: padded(asked.phrase.plain), folded: padded(asked.phrase.folded) };
    var usual = typed;
    same.forEach(function (group) {
      group.forEach(function (said, place) {
        var at = placeOf(said, typed);
        if (at < 0) return;
        group.forEach(function (other) {
          if (other !== said) found.push(put(typed.plain, at, said, other).plain);
        });
        at = placeOf(said, usual);
        if (place && at >= 0) {
          usual = put(usual.plain, at, said, group[0]);
          usual = { plain: padded(usual.plain), folded: padded(usual.folded) };
        }
      });
    });
    found.unshift(usual.plain.trim());
    return found.filter(function (text, at) { return found.indexOf(text) === at; });
  }

  function compare(one, other) {
    return other.tier - one.tier || other.whole - one.whole || (one.whole ? 0 : other.share - one.share) ||
      other.exact - one.exact || other.sum - one.sum || one.page.length - other.page.length;
  }

  /* The section of a page to open: where the words stand, if the page's head does not say it. */
  function section(page, asked) {
    var best = null;
    var most = 0;
    page.sections.forEach(function (one) {
      var count = 0;
      asked.terms.concat(asked.pairs).forEach(function (part) {
        [one.words, one.heading].forEach(function (text) {
          var isThere = text.indexOf(padded(part.folded)) >= 0 || (part.isLast && text.indexOf(" " + part.folded) >= 0);
          if (isThere) count += part.rarity;
        });
      });
      if (count > most) { most = count; best = one.doc; }
    });
    var head = page.folded.t + page.folded.w + page.folded.d + page.folded.k;
    var isSaid = asked.terms.every(function (term) {
      return head.indexOf(padded(term.folded)) >= 0 || (term.isLast && head.indexOf(" " + term.folded) >= 0);
    });
    return isSaid || !best ? page.lead : best;
  }

  /* Somebody in need gets the page for it, then the page with the numbers, then pages for
     readers; lessons and pages for those who teach and serve come last. */
  function inOrder(best, urgent, help, asked) {
    pages.forEach(function (page) {
      var at = -1;
      urgent.forEach(function (need, place) { if (at < 0 && need.urls.indexOf(page.url) >= 0) at = place; });
      var hit = best[page.url];
      if (at >= 0 || page.url === help) {
        if (!hit) hit = best[page.url] = { page: page, sum: 0, share: 1, asked: asked };
        hit.whole = hit.exact = true;
        hit.tier = at >= 0 ? 100 - at : 50;
        hit.anchor = at >= 0 ? urgent[at].anchor : "";
        hit.isFirst = at < 0 || urgent[at].isUrgent;
      } else if (hit) hit.tier = page.lead.b ? 0 : 1;
    });
  }

  /* The needs whose pages come first: the urgent ones. Before one of them comes what says more and
     holds its words ("vay vốn người bị bán"); the numbers stand there anyway. */
  function urgentOf(met) {
    var urgent = met.filter(function (one) { return one.need.isUrgent; });
    return met.filter(function (one) {
      return one.need.isUrgent || (urgent.length && loaNeeds.isPart(urgent[0], one));
    }).map(function (one) { return one.need; });
  }

  function wordsOf(typed) {
    var read = spelling.expand(plain(typed.replace(/^(\d\d?)-(\d\d?)$/, "$1/$2")).split(" "));
    if (bare(read.join(" ")) === read.join(" ")) {
      readTelex = readTelex || words.reader(known);
      read = readTelex(read);
    }
    return spelling.respell(read.slice(0, MOST_WORDS), known, pagesWith, true);
  }

  /* On how many pages words stand side by side, with the accents that they were typed with. */
  function pagesWith(said) {
    var folded = padded(bare(said));
    var accented = padded(said);
    return pages.filter(function (page) {
      return page.any.indexOf(folded) >= 0 && (accented === folded || FIELDS.some(function (name) {
        return page.plain[name].indexOf(accented) >= 0;
      }));
    }).length;
  }

  /* Pages that have every telling word, or else those that have most of them. */
  function find(typed, help) {
    use(scriptOf(typed));
    var spelt = wordsOf(typed);
    var read = spelt.read;
    var first = question(read, true);
    var others = phrasings(first);
    var heard = [read].concat(others.slice(0, 1).map(function (said) { return said.split(" "); }));
    if (spelt.other.join(" ") !== first.phrase.plain) {
      var second = spelt.other.join(" ");
      second = [second].concat(phrasings(question(spelt.other, true)).slice(0, 1));
      others = others.concat(second);
      heard = heard.concat(second.map(function (said) { return said.split(" "); }));
    }
    var asked = [first].concat(others.map(function (said) { return question(said.split(" "), false); }));
    var met = loaNeeds.met(heard);
    var urgent = urgentOf(met);
    var hurried = URGENT.test(bare(read.join(" ")).replace(/cuoc goi/g, ""));
    var best = {};
    if (Object.keys(weighed).length > MOST_KEPT) weighed = {};
    asked.forEach(function (one, place) {
      one.terms.concat(one.pairs).forEach(weigh);
      pages.forEach(function (page) {
        var hit = score(page, one);
        if (!hit || (place && !hit.whole)) return;
        hit.asked = one;
        hit.tier = 0;
        if (place) { hit.exact = true; hit.sum *= SAID_OTHERWISE; }
        if (hurried && page.url === help) { hit.exact = true; hit.sum += NAMED.help; }
        met.forEach(function (told, at) {
          if (told.need.urls.indexOf(page.url) < 0) return;
          var share = Math.min(1, told.most / first.terms.length);
          hit.sum += NAMED.need * share * share / (at + 1);
          if (share >= SENTENCE.share) hit.whole = hit.exact = true;
        });
        if (!best[page.url] || compare(hit, best[page.url]) < 0) best[page.url] = hit;
      });
    });
    if (urgent.length) inOrder(best, urgent, help, first);
    var hits = Object.keys(best).map(function (url) { return best[url]; });
    var complete = hits.some(function (hit) { return hit.whole; });
    hits = hits.filter(function (hit) { return complete ? hit.whole : hit.share >= 0.4; }).sort(compare);
    /* One word with an accent is that word and no other. */
    if (first.all.length === 1 && hits[0] && hits[0].exact) {
      hits = hits.filter(function (hit) { return hit.exact; });
    }
    hits.forEach(function (hit) {
      hit.doc = hit.anchor ? sectionAt(hit.page, hit.anchor) : section(hit.page, hit.asked);
      hit.terms = hit.asked.all.map(function (term) { return term.plain; });
    });
    return { hits: hits, complete: complete, urgent: hurried || urgent.length > 0 };
  }

  function sectionAt(page, anchor) {
    var found = page.sections.filter(function (one) { return one.doc.u === page.url + "#" + anchor; })[0];
    return found ? found.doc : page.lead;
  }

  window.loaSearchWords = function (told) {
    same = told[0].map(function (group) { return group.map(both); });
    loaNeeds.read(told[1]);
    spelling.read(told[2]);
    same.concat([Object.keys(told[2]).map(function (short) { return both(told[2][short]); })]).forEach(function (group) {
      group.forEach(function (said) {
        said.plain.split(" ").forEach(function (word) { known[word] = known[bare(word)] = true; });
      });
    });
  };
  window.loaRanking = { prepare: prepare, find: find, scriptOf: scriptOf };
})();
