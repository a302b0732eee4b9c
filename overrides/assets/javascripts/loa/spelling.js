/* Words as people write them in a hurry or by ear, read as pages write them: short forms of the
   registry ("ng" is "người"), initials that sound alike in the north ("nừa" is "lừa", "xờ" is
   "sờ", "chai" is "trai", "dủ" is "rủ"), and a letter too many, too few, or changed.

   A word that no page says is read as the one beside whose neighbours it does stand on pages. A
   word that pages do say stays; where another spelling is what pages say between the same
   neighbours, that is one more way to put the question, and never the only one. */
(function () {
  "use strict";

  var ALIKE = [["l", "n"], ["s", "x"], ["tr", "ch"], ["d", "gi", "r"], ["\u0111", "d"]];
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

  /* The same word with each initial that sounds like its own; "s" of "sh" is none. */
  function alike(word) {
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

  window.loaSpelling = { read: read, expand: expand, respell: respell };
})();
