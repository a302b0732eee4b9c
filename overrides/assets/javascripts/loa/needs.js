/* What somebody needs, told from the words of a question. The registry of needs names the page
   that answers and what people type; its words stand in their order with a few others between
   them, so "con mất tích" is told by "con gái tôi mất tích". */
(function () {
  "use strict";

  var BETWEEN = 2;
  var words = window.loaWords;
  var needs = [];

  function isSaid(word, said, isAccented) {
    if (word.folded !== said.folded) return false;
    if (!isAccented || word.plain === said.plain) return true;
    return words.pattern(word.plain, false).test(" " + said.plain + " ");
  }

  /* Whether the words of an entry are said from `at` on. Each word is looked at a few times, so
     a pasted message costs what it is long. */
  function isTold(typed, said, at, isAccented) {
    if (!isSaid(typed[at], said[0], isAccented)) return false;
    for (var next = 1; next < said.length; next += 1) {
      var end = Math.min(typed.length, at + BETWEEN + 2);
      at += 1;
      while (at < end && !isSaid(typed[at], said[next], isAccented)) at += 1;
      if (at >= end) return false;
    }
    return true;
  }

  function mostTold(typed, need, isAccented) {
    return need.words.reduce(function (most, said) {
      if (said.length <= most) return most;
      var isThere = typed.some(function (word, at) { return isTold(typed, said, at, isAccented); });
      return isThere ? said.length : most;
    }, 0);
  }

  /* The needs that any phrasing of a question tells of and by how many words, the most telling
     first. */
  function met(phrasings) {
    var typed = phrasings.map(function (accented) {
      var all = accented.map(words.both);
      return { words: all, isAccented: all.some(function (word) { return word.plain !== word.folded; }) };
    });
    return needs.map(function (need) {
      var most = typed.reduce(function (best, one) {
        return Math.max(best, mostTold(one.words, need, one.isAccented));
      }, 0);
      return { need: need, most: most };
    }).filter(function (one) { return one.most; }).sort(function (one, other) {
      return other.most - one.most || one.need.place - other.need.place;
    });
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

  window.loaNeeds = { read: read, met: met, namesOf: namesOf };
})();
