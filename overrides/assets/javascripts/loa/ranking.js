/* Which pages answer a question, best first. */
(function () {
  "use strict";

  var PAIR = 2;
  /* Nobody expects every word of a sentence: from this many on, most of them are enough. */
  var SENTENCE = { words: 4, share: 0.5 };
  /* The whole question is a title, opens it, is a page's keyword, opens one, or holds one ("lớp
     8" with its number tells most); help comes first. */
  var NAMED = { title: 130, start: 100, holds: 80, keyword: 90, opens: 36, inside: 12, numbered: 45, help: 150, need: 140 };
  var GRADED = { own: 1.5, none: 0.8, other: 0.3 };
  var TOGETHER = 10;
  /* From how much on a page stands before the one with the numbers, which are shown anyway. */
  var BESIDE = 60;
  var SAID_OTHERWISE = 0.7;

  /* From how many words on a question is heard word by word, if the registry of needs tells less of
     it than this share; for how many pages; how much the likeness counts and at most of it. In
     logarithms: a word that the registry tells of it, from where on a need is urgent, and how far
     behind the likeliest another may be to stand beside it. */
  var LIKELY = { words: 5, share: 0.6, pages: 3, worth: 5, most: 8, scale: 3, told: 2, urgent: 2.5, margin: 2.5 };

  var URGENT = /(^| )(111|113|goi|cuu|giup|tong dai|duong day nong|hotline|khan cap|nguy hiem|so dien thoai)( |$)/;

  var words = window.loaWords;
  var pages = window.loaPages;
  var loaNeeds = window.loaNeeds;
  var spelling = window.loaSpelling;
  var questions = window.loaQuestion;
  var bare = words.bare;
  var padded = words.padded;

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
    if (asked.all.length > 1 && hit.found > 1 && isWhole(page, asked)) hit.sum += TOGETHER;
    hit.share = named.joined ? 1 : hit.weight / (hit.all || 1);
    /* Two syllables that name a page are no accident, whichever accents: "nhà nghĩ". */
    if (named.isWhole && asked.all.length > 1) hit.exact = true;
    hit.whole = hit.found === asked.terms.length ||
      (asked.terms.length >= SENTENCE.words && hit.share >= SENTENCE.share);
    hit.sum = (hit.sum + named.sum) * hit.share * (page.lead.r || 1) * graded(page, asked);
    return hit;
  }

  /* Whether a page's text holds the whole question, maybe but for its last letters: then it holds
     each pair of its words, which is known already. */
  function isWhole(page, asked) {
    var hasPairs = asked.pairs.slice(0, -1).every(function (pair) { return pair.worth[page.url]; });
    return hasPairs && pages.holds(page.body, asked.phrase, true);
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
    if (title.indexOf(phrase) >= 0 && pages.holds({ plain: page.plain.t, folded: title }, asked.phrase, false)) {
      if (title === phrase) sum += NAMED.title;
      else if (title.indexOf(phrase) === 0) sum += NAMED.start;
      else if (asked.all.length > 1) sum += NAMED.holds;
    }
    var joined = asked.isTight && page.tight.indexOf(asked.tight) >= 0;
    page.names.forEach(function (name, place) {
      var late = 1 - Math.min(place, 8) * 0.05;
      if (name.folded.indexOf(phrase) === 0 && pages.holds(name, asked.phrase, false)) {
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

  function compare(one, other) {
    return other.tier - one.tier || other.whole - one.whole || (one.whole ? 0 : other.share - one.share) ||
      other.exact - one.exact || other.sum - one.sum || one.page.length - other.page.length;
  }

  /* Somebody in need gets the page for it, then the page with the numbers, then pages for
     readers; lessons and pages for those who teach and serve come last. */
  function inOrder(best, urgent, help, asked) {
    pages.all().forEach(function (page) {
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
    /* What is asked for by its name stands beside the page for those in need; the numbers are shown
       above both. */
    var named = Object.keys(best).map(function (url) { return best[url]; })
      .filter(function (hit) { return hit.tier === 1 && hit.whole && hit.sum >= BESIDE; })
      .sort(compare)[0];
    if (named) named.tier = 60;
  }

  /* The needs whose pages come first: the urgent ones. Before one of them comes what says more and
     holds its words ("vay vốn người bị bán"); the numbers stand there anyway. One that is told by a
     part of another's words alone ("bị ép" in "bị ép lấy chồng") says nothing more. */
  function urgentOf(met) {
    var urgent = met.filter(function (one) { return one.need.isUrgent; });
    urgent = urgent.filter(function (one) {
      return !urgent.some(function (other) { return loaNeeds.isPart(one, other); });
    });
    return met.filter(function (one) {
      return urgent.indexOf(one) >= 0 || (!one.need.isUrgent && urgent.length && loaNeeds.isPart(urgent[0], one));
    }).map(function (one) { return one.need; });
  }

  /* Whether a question is longer than what the registry of needs tells of it, so that its words are
     heard one by one too. A class is no need. */
  function isLoose(met, asked) {
    return asked.all.length >= LIKELY.words && !asked.grades &&
      (!met.length || met[0].most < LIKELY.share * asked.terms.length);
  }

  /* What a page is worth for sounding like the question, by address: nearly nothing where another
     one sounds much more like it. */
  function likeness(near) {
    return near.reduce(function (made, one) {
      var far = (near[0].sum - one.sum) / LIKELY.scale;
      if (one.sum > 1) {
        one.need.urls.forEach(function (url) { made[url] = LIKELY.worth * Math.min(one.sum, LIKELY.most) * Math.exp(-far); });
      }
      return made;
    }, Object.create(null));
  }

  /* The needs that a loose question sounds like, likeliest first. What the registry tells of one
     counts too: two words that stand in their order are no accident. */
  function likeliest(met, said) {
    return loaNeeds.near(said).map(function (one) {
      var told = met.filter(function (other) { return other.need.urls[0] === one.need.urls[0]; })[0];
      return told ? { need: told.need, sum: one.sum + LIKELY.told * told.most } : one;
    }).sort(function (one, other) { return other.sum - one.sum; }).slice(0, LIKELY.pages);
  }

  /* The needs whose pages come first although the question is loose: it sounds like an urgent one,
     or has words of one. */
  function soundsOf(near, urgent) {
    var isSure = near.length && near[0].sum >= LIKELY.urgent;
    if (!isSure || !(urgent.length || near[0].need.isUrgent)) return urgent;
    return near.filter(function (one) { return near[0].sum - one.sum < LIKELY.margin; })
      .map(function (one) { return one.need; });
  }

  /* Pages that have every telling word, or else those that have most of them. */
  function find(typed, help) {
    pages.use(pages.scriptOf(typed));
    pages.forget();
    var spelt = questions.wordsOf(typed);
    var read = spelt.read;
    var first = questions.made(read, true);
    var others = questions.phrasings(first);
    var heard = [read].concat(others.slice(0, 1).map(function (said) { return said.split(" "); }));
    if (spelt.other.join(" ") !== first.phrase.plain) {
      var second = spelt.other.join(" ");
      second = [second].concat(questions.phrasings(questions.made(spelt.other, true)).slice(0, 1));
      others = others.concat(second);
      heard = heard.concat(second.map(function (said) { return said.split(" "); }));
    }
    var asked = [first].concat(others.map(function (said) { return questions.made(said.split(" "), false); }));
    var met = loaNeeds.met(heard);
    var near = isLoose(met, first) ? likeliest(met, questions.usual(read.join(" "))) : [];
    var like = likeness(near);
    var urgent = soundsOf(near, urgentOf(met));
    var hurried = URGENT.test(bare(read.join(" ")).replace(/cuoc goi/g, ""));
    var best = {};
    asked.forEach(function (one, place) {
      one.terms.concat(one.pairs).forEach(pages.weigh);
      pages.all().forEach(function (page) {
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
        if (like[page.url]) {
          hit.sum += like[page.url];
          hit.whole = hit.exact = true;
        }
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
    return { hits: hits, complete: complete, urgent: hurried || urgent.length > 0 };
  }

  /* The section of a found page to open, and the words to mark in it: asked for what is shown. */
  function locate(hit) {
    hit.doc = hit.anchor ? pages.sectionAt(hit.page, hit.anchor) : pages.section(hit.page, hit.asked);
    hit.terms = hit.asked.all.map(function (term) { return term.plain; });
    return hit;
  }

  function prepare(docs, tag, script) {
    pages.prepare(docs, tag, script);
    questions.renew();
  }

  window.loaSearchWords = function (told) {
    questions.read(told[0]);
    loaNeeds.read(told[1]);
    loaNeeds.hear(told[3], questions.usual, questions.isFiller);
    spelling.read(told[2]);
    Object.keys(told[2]).forEach(function (short) {
      var full = words.both(told[2][short]);
      (full.plain + " " + full.folded).split(" ").forEach(pages.learn);
    });
  };
  window.loaRanking = { prepare: prepare, find: find, locate: locate, scriptOf: pages.scriptOf };
})();
