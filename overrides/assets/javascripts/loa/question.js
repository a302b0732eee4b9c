/* What was asked, from what was typed: its words read as pages write them, which of them tell
   something, its pairs, and the same question in other words. */
(function () {
  "use strict";

  /* Words that questions are built with; they count only beside their neighbours. */
  var FILLERS = set("bị được là của và có không cho gì thì ở tôi mình với các những một này đó khi " +
    "như thế nào về trong cần phải sao thấy mà nếu hay rồi đã sẽ đang ra vào để từ theo bao nhiêu " +
    "đến mới sau cái thật xem biết lên ko k hok đc dc ạ ơi với");
  var FOLDED_FILLERS = set("bi la cua va co khong gi thi o toi minh voi cac nhung nay khi nhu the nao " +
    "ve trong can phai sao ma neu roi da se dang de bao nhieu moi ko k hok dc oi");
  /* A whole message can be pasted; its beginning tells what it is about. */
  var MOST_WORDS = 32;
  var GRADE = / lop \d+(?= )/g;

  var words = window.loaWords;
  var pages = window.loaPages;
  var spelling = window.loaSpelling;
  var plain = words.plain;
  var bare = words.bare;
  var both = words.both;
  var padded = words.padded;
  var same = [];
  var others = [];
  var readTelex = null;

  function set(words) {
    return words.split(" ").reduce(function (made, word) { made[word] = true; return made; }, {});
  }

  function unit(said, isLast, isFiller) {
    return { plain: said, folded: bare(said), isLast: isLast, isFiller: isFiller, pattern: null };
  }

  /* The question: its words as typed and folded, which of them tell something, and its pairs. */
  function made(accented, isTyped) {
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

  /* A text in words of which each group of the registry has its first; without accents where the
     text has none. */
  function usual(text) {
    var said = padded(plain(text));
    var kind = bare(said) === said ? "folded" : "plain";
    others.forEach(function (other) {
      if (said.indexOf(other[kind]) >= 0) said = said.split(other[kind]).join(other.first[kind]);
    });
    return said.trim().split(" ");
  }

  function wordsOf(typed) {
    var read = spelling.expand(plain(typed.replace(/^(\d\d?)-(\d\d?)$/, "$1/$2")).split(" "));
    if (bare(read.join(" ")) === read.join(" ")) {
      readTelex = readTelex || words.reader(pages.known);
      read = readTelex(read);
    }
    read = spelling.space(read, pages.known);
    return spelling.respell(read.slice(0, MOST_WORDS), pages.known, pages.pagesWith, true);
  }

  function isFiller(word) {
    return FILLERS[word] === true || FOLDED_FILLERS[word] === true;
  }

  /* A new index brings new words. */
  function renew() {
    readTelex = null;
  }

  function read(groups) {
    same = groups.map(function (group) { return group.map(both); });
    others = [];
    same.forEach(function (group) {
      var first = { plain: padded(group[0].plain), folded: padded(group[0].folded) };
      group.forEach(function (said, place) {
        (said.plain + " " + said.folded).split(" ").forEach(pages.learn);
        if (place) others.push({ plain: padded(said.plain), folded: padded(said.folded), first: first });
      });
    });
  }

  window.loaQuestion = { made: made, phrasings: phrasings, usual: usual, isFiller: isFiller, wordsOf: wordsOf, renew: renew, read: read };
})();
