/* Words as people type them: with accents, without, half of them, or the keys of Telex and VNI.

   `plain` makes every spelling of a word one: "hoà" is "hòa", "kỹ" is "kĩ", Ð is Đ. `bare` takes
   the accents away and keeps the number of letters. Somebody who types an accent means it:
   "bán" is never "ban", but "viêc" may still become "việc". */
(function () {
  "use strict";

  var UNSEEN = /[\u00ad\u034f\u200b-\u200f\u2060\ufeff]/g;
  var NO_LETTER = /[^0-9A-Za-z\u00aa\u00b5\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0300-\u036f\u1e00-\u1eff\u3400-\u9fff]+/g;
  var TONES = "\u0300\u0301\u0303\u0309\u0323";
  var SHAPES = { a: "\u0306\u0302", e: "\u0302", i: "", o: "\u0302\u031b", u: "\u031b", y: "", d: "\u0335" };
  var HOOK = "\u0309";
  var TILDE = "\u0303";
  var KEYS = { s: "\u0301", f: "\u0300", r: "\u0309", x: "\u0303", j: "\u0323" };
  var classes = null;

  function plain(text) {
    return text.replace(UNSEEN, "").normalize("NFC").toLowerCase()
      .replace(/[\u00f0\u0256]/g, "\u0111").replace(/\u014b/g, "ng").replace(/\u0180/g, "b")
      .replace(/(^|[^\d/])(\d\d?)\/(\d\d?)(?![\d/])/g, "$1$2x$3")
      .replace(/[\u3400-\u9fff]/g, " $& ")
      .replace(NO_LETTER, " ").trim()
      .normalize("NFD").replace(/(o)(a|e)([\u0300\u0301\u0303\u0309\u0323])(?= |$)/g, "$1$3$2")
      .replace(/(^|[^q])u(y)([\u0300\u0301\u0303\u0309\u0323])(?= |$)/g, "$1u$3$2")
      .replace(/(^| )(qu|[bchklmnpstvxgr]{1,3})y([\u0300\u0301\u0303\u0309\u0323]?)(?= |$)/g, "$1$2i$3")
      .normalize("NFC");
  }

  function bare(words) {
    return words.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/\u0111/g, "d");
  }

  function fold(text) {
    return bare(plain(text));
  }

  function padded(text) {
    return " " + text + " ";
  }

  function both(text) {
    var said = plain(text);
    return { plain: said, folded: bare(said) };
  }

  /* Each letter with its marks, and every letter that has these marks and perhaps more. */
  function letters() {
    var all = [];
    Object.keys(SHAPES).forEach(function (base) {
      ("-" + SHAPES[base]).split("").forEach(function (shape) {
        ("-" + (base === "d" ? "" : TONES)).split("").forEach(function (tone) {
          var marks = (shape + tone).replace(/-/g, "");
          all.push({ base: base, marks: marks, letter: base === "d" && marks ? "\u0111" : (base + marks).normalize("NFC") });
        });
      });
    });
    return all;
  }

  function covers(marks, typed) {
    return typed.split("").every(function (mark) {
      return marks.indexOf(mark) >= 0 || (mark === HOOK && marks.indexOf(TILDE) >= 0) ||
        (mark === TILDE && marks.indexOf(HOOK) >= 0);
    });
  }

  function wider(letter) {
    if (!classes) {
      classes = {};
      var all = letters();
      all.forEach(function (one) {
        classes[one.letter] = "[" + all.filter(function (other) {
          return other.base === one.base && covers(other.marks, one.marks);
        }).map(function (other) { return other.letter; }).join("") + "]";
      });
    }
    return classes[letter] || letter;
  }

  /* What finds typed words in plain text, where some accents of theirs may be missing. */
  function pattern(words, isLast) {
    return new RegExp(" " + words.split("").map(wider).join("") + (isLast ? "" : " "));
  }

  /* Telex: letters say the accents of the letters before them. What a word looks like with all
     these signs taken off, which order they were typed in or not: "nguwowif" is "nguoi+wf". */
  function key(base, signs) {
    return base + "+" + signs.sort().filter(function (sign, at, all) { return sign !== all[at - 1]; }).join("");
  }

  function telexOf(typed) {
    var signs = [];
    var tone = /^([^aeiouy]*[aeiouy].*)([sfrxj])([a-z]*)$/.exec(typed);
    var rest = tone && typed.length > 2 ? tone[1] + tone[3] : typed;
    if (rest !== typed) signs.push(tone[2]);
    rest = rest.replace(/([aeod])\1/g, function (pair, letter) { signs.push(letter); return letter; })
      .replace(/([aou])w/g, function (pair, letter) { signs.push("w"); return letter; });
    return key(rest, signs);
  }

  /* VNI writes the same signs as digits: "cu71u" is "cứu". */
  function vniOf(typed) {
    var signs = [];
    var base = typed.replace(/([a-z])([1-9]+)/g, function (all, letter, digits) {
      digits.split("").forEach(function (digit) {
        if (digit === "6" || digit === "9") signs.push(letter);
        else signs.push(digit > 6 ? "w" : "sfrxj".charAt(digit - 1));
      });
      return letter;
    });
    return key(base, signs);
  }

  function signsOf(word) {
    var signs = [];
    var base = bare(word);
    word.normalize("NFD").replace(/\u0111/g, "d\u0335").replace(/([a-z])([\u0300-\u036f]+)/g, function (all, letter, marks) {
      marks.split("").forEach(function (mark) {
        Object.keys(KEYS).forEach(function (name) { if (KEYS[name] === mark) signs.push(name); });
        if (mark === "\u0302" || mark === "\u0335") signs.push(letter);
        if (mark === "\u0306" || mark === "\u031b") signs.push("w");
      });
    });
    return key(base, signs);
  }

  /* Words that were typed as keys of Telex, read; `known` are the words of all pages. */
  function reader(known) {
    var byKeys = {};
    Object.keys(known).forEach(function (word) {
      var typed = signsOf(word);
      if (typed.slice(-1) !== "+" && !byKeys[typed]) byKeys[typed] = word;
    });
    return function (words) {
      return words.map(function (word) {
        if (known[word] || !/^[a-z]+[a-z1-9]+$/.test(word)) return word;
        return byKeys[/\d/.test(word) ? vniOf(word) : telexOf(word)] || word;
      });
    };
  }

  window.loaWords = { plain: plain, bare: bare, fold: fold, both: both, padded: padded, pattern: pattern, reader: reader };
})();
