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

  /* The places of an entry's words where they are said from `at` on, or none. Each word is looked
     at a few times, so a pasted message costs what it is long. */
  function told(typed, said, at, isAccented) {
    if (!isSaid(typed[at], said[0], isAccented)) return [];
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

  window.loaNeeds = { read: read, met: met, isPart: isPart, namesOf: namesOf };
})();
