/* Words as people write them in a hurry or by ear, read as pages write them: short forms of the
   registry ("ng" is "người"), initials that sound alike in the north ("nừa" is "lừa", "xờ" is
   "sờ", "chai" is "trai", "dủ" is "rủ"), and a letter too many, too few, or changed.

   A word that no page says is read as the one beside whose neighbours it does stand on pages. A
   word that pages do say stays; where another spelling is what pages say between the same
   neighbours, that is one more way to put the question, and never the only one. */
(function () {
  "use strict";

  var ALIKE = [
    ["l", "n"], ["s", "x"], ["tr", "ch"], ["d", "gi", "r", "z"], ["\u0111", "d"], ["v", "z"], ["ph", "f"],
    ["c", "k"], ["gi", "j"], ["qu", "w"], ["ngh", "ng"], ["gh", "g"]
  ];
  /* Rimes that sound alike somewhere, letter by letter with the tone that they carry: "riệu" is "rượu",
     "kíu" is "cứu", "bẩu" is "bảo". */
  var RIMES = [
    [/i([eêếềểễệ])u$/, "eêếềểễệ", "oơớờởỡợ", "ư", "u"], [/[uư]([oơớờởỡợ])u$/, "oơớờởỡợ", "eêếềểễệ", "i", "u"],
    [/([iíìỉĩị])u$/, "iíìỉĩị", "ưứừửữự", "", "u"], [/([uưứừửữự])u$/, "uưứừửữự", "iiíìỉĩị", "", "u"],
    [/([aáàảãạâấầẩẫậ])u$/, "aáàảãạâấầẩẫậ", "aáàảãạaáàảãạ", "", "o"]
  ];
  /* No syllable has more letters; a word that pages say once is cut out as unwillingly as this. */
  var LONGEST = 7;
  var RARE = 10;
  var VOWEL = /[aeiouy\u00e0-\u1ef9]/;
  var words = window.loaWords;
  var shorts = {};

  function read(told) {
    shorts = told;
  }

  function initialOf(word) {
    return ALIKE.reduce(function (found, group) {
      return group.reduce(function (longest, start) {
        return word.indexOf(start) === 0 && start.length > longest.length ? start : longest;
      }, found);
    }, "");
  }

  function rhymes(word) {
    return RIMES.reduce(function (found, rime) {
      var said = rime[0].exec(word);
      if (!said) return found;
      var start = word.slice(0, said.index) + rime[3];
      var made = start + rime[2].charAt(rime[1].indexOf(said[1])) + rime[4];
      return found.concat(words.bare(word) === word ? words.bare(made) : made);
    }, []);
  }

  /* The same word with each initial and each rime that sounds like its own. */
  function alike(word) {
    var heard = rhymes(word);
    return [word].concat(heard).reduce(function (found, one) { return found.concat(initials(one)); }, heard);
  }

  /* "s" of "sh" is none. */
  function initials(word) {
    var own = initialOf(word);
    var rest = word.slice(own.length);
    if (!own || !/^[aeiouy\u00c0-\u1ef9]/.test(rest) && own !== "gi") return [];
    return ALIKE.reduce(function (found, group) {
      return group.indexOf(own) < 0 ? found : found.concat(group.filter(function (start) { return start !== own; }));
    }, []).map(function (start) { return start + rest; });
  }

  /* Whether one letter more, less, changed or swapped makes one word of the other. */
  function isNear(one, other) {
    var from = 0;
    while (from < one.length && one.charAt(from) === other.charAt(from)) from += 1;
    var a = one.slice(from);
    var b = other.slice(from);
    return a.slice(1) === b.slice(1) || a.slice(1) === b || a === b.slice(1) ||
      (a.slice(2) === b.slice(2) && a.charAt(0) === b.charAt(1) && a.charAt(1) === b.charAt(0));
  }

  /* Short forms in full, and a number written together with what it counts ("200tr"). */
  function expand(typed) {
    var isAccented = typed.some(function (word) { return words.bare(word) !== word; });
    return typed.reduce(function (read, word) {
      var parts = /^(\d+)([a-z]+)$/.exec(word);
      var split = parts && shorts.hasOwnProperty(parts[2]) ? parts.slice(1) : [word];
      return read.concat(split.map(function (part) {
        var full = shorts.hasOwnProperty(part) ? shorts[part] : part;
        return isAccented ? full : words.bare(full);
      }));
    }, []).join(" ").split(" ");
  }

  /* A word without its spaces, cut into words of pages, the likeliest cut by how often pages say
     them: "bidoatunganh". Nothing where some letters stay over. */
  function cut(word, known) {
    var best = [{ sum: 0, parts: [] }];
    for (var end = 1; end <= word.length; end += 1) {
      for (var start = Math.max(0, end - LONGEST); start < end; start += 1) {
        var part = word.slice(start, end);
        if (!best[start] || !known[part] || !VOWEL.test(part) || /\d/.test(part)) continue;
        var sum = best[start].sum + Math.log(known[part]) - RARE;
        if (!best[end] || sum > best[end].sum) best[end] = { sum: sum, parts: best[start].parts.concat(part) };
      }
    }
    return best[word.length] ? best[word.length].parts : [word];
  }

  /* Words whose spaces are missing, or that have one too many ("h àng"). */
  function space(typed, known) {
    return typed.reduce(function (read, word) {
      var before = read[read.length - 1];
      if (before && before.length + word.length <= LONGEST && known[before + word] && (!known[before] || !known[word])) {
        return read.slice(0, -1).concat(before + word);
      }
      return read.concat(known[word] || word.length <= LONGEST ? word : cut(word, known));
    }, []);
  }

  /* `known` are the words of all pages; `count` says on how many pages words stand side by side. */
  function respell(typed, known, count, isTyped) {
    var read = typed.slice();
    var other = typed.slice();
    function beside(list, word, at) {
      return (at ? count(list[at - 1] + " " + word) : 0) +
        (at + 1 < list.length ? count(word + " " + list[at + 1]) : 0);
    }
    function best(list, choices, at) {
      return choices.reduce(function (chosen, word) {
        var most = beside(list, word, at);
        return most > chosen.most ? { word: word, most: most } : chosen;
      }, { word: "", most: 0 }).word;
    }
    function isHalf(word, at) {
      return isTyped && at === typed.length - 1 && Object.keys(known).some(function (one) { return one.indexOf(word) === 0; });
    }
    typed.forEach(function (word, at) {
      var choices = alike(word).filter(function (one) { return known[one]; });
      if (known[word]) {
        if (choices.length && !beside(other, word, at)) other[at] = best(other, choices, at) || word;
        return;
      }
      if (/\d/.test(word) || isHalf(word, at)) return;
      var found = best(read, choices, at) || (choices.length === 1 ? choices[0] : "");
      if (!found && word.length > 2) {
        found = best(read, Object.keys(known).filter(function (one) {
          return Math.abs(one.length - word.length) < 2 && isNear(word, one);
        }), at);
      }
      if (found) read[at] = other[at] = found;
    });
    return { read: read, other: other };
  }

  window.loaSpelling = { read: read, expand: expand, space: space, respell: respell };
})();
