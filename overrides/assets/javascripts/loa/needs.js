/* What somebody needs, told from the words of a question. The registry of needs names the page
   that answers and what people type; its words stand in their order with a few others between
   them, so "con mất tích" is told by "con gái tôi mất tích". */
(function () {
  "use strict";

  var BETWEEN = 2;
  /* Words of a page's needs are counted as if it had these many more, spread as anywhere. What a
     pair of words counts, a word that questions are built with, and a concept. */
  var SMOOTH = 1200;
  var PAIR = 0.7;
  var FILLER = 0.15;
  var CONCEPT = 2;
  /* By which words people speak of themselves, and of whom they speak if one of these stands before. */
  var SELF = /^(toi|em|minh)$/;
  var KIN = /^(con|chau|vo|chong|anh|chi|em|me|bo|cha|ban)$/;
  /* No word of a text has this letter, so concepts are told from words by it. */
  var MARK = "#";
  var words = window.loaWords;
  var needs = [];
  /* What may stand for a concept, by its first word: its words and the concept's place. */
  var opened = null;
  var concepts = [];
  /* How often words are said, once a question has asked: with accents and without. */
  var heard = {};
  var asUsual = null;
  var isFiller = null;

  function isSaid(word, said, isAccented) {
    if (word.folded !== said.folded) return false;
    if (!isAccented || word.plain === said.plain) return true;
    return words.pattern(word.plain, false).test(" " + said.plain + " ");
  }

  /* Whether a word by which somebody names themselves names another here: "con tôi", "bạn em". */
  function isOfAnother(typed, at) {
    return at > 0 && SELF.test(typed[at].folded) && KIN.test(typed[at - 1].folded);
  }

  /* The places of an entry's words where they are said from `at` on, or none. Each word is looked
     at a few times, so a pasted message costs what it is long. */
  function told(typed, said, at, isAccented) {
    if (!isSaid(typed[at], said[0], isAccented) || isOfAnother(typed, at)) return [];
    var places = [at];
    for (var next = 1; next < said.length; next += 1) {
      var end = Math.min(typed.length, at + BETWEEN + 2);
      at += 1;
      while (at < end && !isSaid(typed[at], said[next], isAccented)) at += 1;
      if (at >= end) return [];
      places.push(at);
    }
    return places;
  }

  function longer(one, other) {
    return one.length > other.length ? one : other;
  }

  function mostTold(typed, need, isAccented) {
    return need.words.reduce(function (most, said) {
      if (said.length <= most.length) return most;
      return typed.reduce(function (found, word, at) {
        return found.length > most.length ? found : longer(told(typed, said, at, isAccented), found);
      }, most);
    }, []);
  }

  /* The needs that any phrasing of a question tells of, the most telling first: by how many words,
     and where these stand in each phrasing. */
  function met(phrasings) {
    var typed = phrasings.map(function (accented) {
      var all = accented.map(words.both);
      return { words: all, isAccented: all.some(function (word) { return word.plain !== word.folded; }) };
    });
    return needs.map(function (need) {
      var places = typed.map(function (one) { return mostTold(one.words, need, one.isAccented); });
      return { need: need, most: places.reduce(longer, []).length, places: places };
    }).filter(function (one) { return one.most; }).sort(function (one, other) {
      return other.most - one.most || one.need.place - other.need.place;
    });
  }

  /* Whether what tells of one need is a part of what tells of another: "bị bán" in "vay vốn người bị
     bán". */
  function isPart(one, other) {
    return one.places.some(function (places, phrasing) {
      var whole = other.places[phrasing];
      return places.length && places.length < whole.length && places.every(function (place) {
        return whole.indexOf(place) >= 0;
      });
    });
  }

  /* A word that is plain already: making all words of the registry plain again takes a phone as long
     as all the rest of reading it. */
  function asRead(word) {
    return { plain: word, folded: words.bare(word) };
  }

  /* What a text speaks of: concepts of the registry, whose words stand side by side in it. */
  function conceptsIn(said) {
    var typed = said.map(asRead);
    var isAccented = typed.some(function (word) { return word.plain !== word.folded; });
    return typed.reduce(function (found, word, at) {
      return (opened[word.folded] || []).reduce(function (found, one) {
        var isThere = at + one.said.length <= typed.length && one.said.every(function (part, place) {
          return isSaid(typed[at + place], part, isAccented);
        });
        return isThere ? found.concat(MARK + one.concept) : found;
      }, found);
    }, []);
  }

  /* The words of a text, their pairs and its concepts, each once. */
  function tokensOf(said) {
    return said.reduce(function (found, word, at) {
      return found.concat(at ? [said[at - 1] + " " + word, word] : word);
    }, conceptsIn(said)).filter(function (token, at, all) { return all.indexOf(token) === at; });
  }

  function shareOf(token) {
    if (token.charAt(0) === MARK) return CONCEPT;
    if (token.indexOf(" ") > 0) return PAIR;
    return isFiller(token) ? FILLER : 1;
  }

  /* Nobody types exactly what the registry says. How much the words and the concepts of a question,
     each for itself, sound like those of every page's needs: the logarithm of how much likelier they are there than
     anywhere (naive Bayes, smoothed), the likeliest page first. Who types accents means them. */
  function near(accented) {
    var text = accented.join(" ");
    var told = heardIn(words.bare(text) === text ? "folded" : "plain");
    var asked = tokensOf(accented).filter(function (token) { return told.all[token]; });
    return Object.keys(told.pages).map(function (url) {
      var page = told.pages[url];
      var sum = asked.reduce(function (sum, token) {
        var usual = told.all[token] / told.count;
        var here = ((page.all[token] || 0) + SMOOTH * usual) / (page.count + SMOOTH);
        return sum + shareOf(token) * Math.log(here / usual);
      }, 0);
      return { need: page.need, sum: sum };
    }).filter(function (one) { return one.sum > 0; }).sort(function (one, other) { return other.sum - one.sum; });
  }

  /* How often the words of all needs are said, by page. */
  function counted(usual) {
    var told = { pages: Object.create(null), all: Object.create(null), count: 0 };
    needs.forEach(function (need) {
      var page = told.pages[need.urls[0]] = told.pages[need.urls[0]] || { need: need, all: Object.create(null), count: 0 };
      need.said.forEach(function (said) {
        tokensOf(usual(said)).forEach(function (token) {
          page.all[token] = (page.all[token] || 0) + 1;
          told.all[token] = (told.all[token] || 0) + 1;
          page.count += 1;
          told.count += 1;
        });
      });
    });
    return told;
  }

  /* Counting takes a phone longer than reading the registry, and only a loose question asks for it. */
  function heardIn(kind) {
    if (!opened) learn();
    heard[kind] = heard[kind] || counted(kind === "plain" ? asUsual : function (said) {
      return asUsual(words.bare(words.plain(said)));
    });
    return heard[kind];
  }

  /* `rows` are the registry's concepts, each by what may stand for it; `usual` reads a text in the
     usual words of the registry of synonyms, `filler` says which words tell little. */
  function hear(rows, usual, filler) {
    concepts = rows;
    opened = null;
    heard = {};
    asUsual = usual;
    isFiller = filler;
  }

  function namesOf(url) {
    return needs.reduce(function (names, need) {
      return need.urls.indexOf(url) < 0 ? names : names.concat(need.said);
    }, []);
  }

  function read(rows) {
    needs = rows.map(function (row, place) {
      return {
        place: place, isUrgent: row[0] === 1, urls: row[1], anchor: row[2], said: row[3],
        words: row[3].map(function (said) { return words.plain(said).split(" ").map(words.both); })
      };
    });
  }

  /* What may stand for a concept, in the usual words too: with accents and without. */
  function learn() {
    opened = Object.create(null);
    concepts.forEach(function (concept, place) {
      concept.forEach(function (text) {
        [words.plain(text), words.fold(text)].forEach(function (written) {
          var said = asUsual(written).map(asRead);
          var start = said[0].folded;
          opened[start] = (opened[start] || []).concat({ said: said, concept: place });
        });
      });
    });
  }

  window.loaNeeds = { read: read, met: met, isPart: isPart, near: near, hear: hear, namesOf: namesOf };
})();
