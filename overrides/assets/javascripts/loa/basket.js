/* A teacher's basket: tick files in the library, get one ZIP, one PDF to print, or the pages
   that they are of as one book (EPUB), made here in the browser. From a folder (file://) pages may not read the files beside them; a copy on a stick has
   each paper as a script too, so that both can be made there as well. What has none (a ZIP, a film)
   is one file already, and gets no tick there. */
(function () {
  "use strict";

  var box = document.querySelector("[data-loa-basket]");
  var isFolder = location.protocol === "file:";
  var links = document.querySelectorAll(".loa-files a[download]");

  /* What stands once in the card of a link. */
  function onCard(link, name) {
    var card = link.parentNode;
    while (card && !/(^| )loa-card( |$)/.test(card.className)) card = card.parentNode;
    return card && card.querySelector(name);
  }

  /* Links are heard one by one: each gets the name of its card's page, which stands there once. */
  Array.prototype.forEach.call(links, function (link) {
    var title = onCard(link, ".loa-materials__page");
    var heard = link.querySelector(".loa-sr");
    if (title && heard) heard.textContent = heard.textContent.replace(/, $/, " “" + title.textContent + "”, ");
  });

  if (!box) return;
  if (isFolder ? !document.querySelector("[data-loa-copy-until]") : !window.fetch) return;
  var words = box.dataset;
  var said = box.querySelector("[role=status]");
  var buttons = box.querySelectorAll("button");
  var heard = "";

  function nameOf(link) {
    return link.pathname.split("/").pop();
  }

  function isPaper(link) {
    return /\.pdf$/.test(link.pathname);
  }

  function isCarried(link) {
    return /\.(pdf|docx|pptx)$/.test(link.pathname);
  }

  function fetched(link) {
    return fetch(link.href).then(function (answer) {
      if (!answer.ok) throw new Error();
      return answer.arrayBuffer();
    }).then(function (data) { return new Uint8Array(data); });
  }

  /* The same file as a script of a stick, which calls window.loaPaper with its bytes in base64. */
  function carried(link) {
    return loaded(link.href + ".js").then(function () {
      var text = window.atob(heard);
      var bytes = new Uint8Array(text.length);
      for (var at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at);
      return bytes;
    });
  }

  window.loaPaper = window.loaChapter = function (data) { heard = data; };

  /* The text of a page lies beside its files as a script, on the web too. */
  function chapterOf(link) {
    var found = /^(.*\/tai-lieu\/([^/]+)\/(?:[^/]+\/)?)\2-[^/]+$/.exec(link.href);
    return found ? found[1] + "chuong.js" : "";
  }

  function loaded(address) {
    return new Promise(function (done, fail) {
      var script = document.createElement("script");
      script.src = address;
      script.onload = function () {
        document.head.removeChild(script);
        done();
      };
      script.onerror = function () { fail(new Error()); };
      document.head.appendChild(script);
    });
  }

  /* Scripts come one after the other: each says its bytes to the same listener. */
  function all(picks) {
    var before = Promise.resolve();
    return Promise.all(picks.map(function (pick) {
      var bytes = isFolder ? before.then(function () { return carried(pick.link); }) : fetched(pick.link);
      before = bytes;
      return bytes.then(function (data) { return { name: nameOf(pick.link), bytes: data }; });
    }));
  }

  function save(blob, name) {
    var link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    document.body.appendChild(link);
    link.click();
    document.body.removeChild(link);
    setTimeout(function () { URL.revokeObjectURL(link.href); }, 60000);
  }

  var picks = Array.prototype.filter.call(links, function (link) {
    return !isFolder || isCarried(link);
  }).map(function (link) {
    var tick = document.createElement("input");
    tick.type = "checkbox";
    tick.className = "loa-basket__tick";
    tick.setAttribute("aria-label", words.i18nPick + ": " + link.textContent.trim());
    link.parentNode.insertBefore(tick, link);
    tick.addEventListener("change", show);
    return { tick: tick, link: link };
  });

  function picked() {
    return picks.filter(function (one) { return one.tick.checked; });
  }

  function papers() {
    return picked().filter(function (one) { return isPaper(one.link); });
  }

  /* One of each page's files, since a page stands in a book once. */
  function pages() {
    var seen = {};
    return picked().filter(function (one) {
      var address = chapterOf(one.link);
      var isNew = address && !seen[address];
      seen[address] = true;
      return isNew;
    });
  }

  function show() {
    var count = picked().length;
    box.hidden = !count;
    buttons[1].hidden = !papers().length;
    buttons[2].hidden = !pages().length;
    said.textContent = words.i18nCount.replace("{n}", count);
    /* What gets the focus is scrolled to above the box, not below it. */
    document.documentElement.style.scrollPaddingBottom = count ? box.offsetHeight + 16 + "px" : "";
  }

  function gather(chosen, make) {
    said.textContent = words.i18nMaking;
    all(chosen).then(function (files) {
      try { said.textContent = make(files); }
      catch (error) { said.textContent = words.i18nUnjoined.replace("{name}", error.message); }
    }, function () { said.textContent = words.i18nFailed; });
  }

  buttons[0].addEventListener("click", function () {
    gather(picked(), function (files) {
      save(window.loaArchive(files), "gio-tai-lieu.zip");
      return words.i18nMade.replace("{n}", files.length);
    });
  });
  buttons[1].addEventListener("click", function () {
    var others = picked().length - papers().length;
    gather(papers(), function (files) {
      var made = window.loaPapers(files);
      save(made.blob, "gio-tai-lieu.pdf");
      return words.i18nJoined.replace("{n}", files.length).replace("{pages}", made.pages) +
        (others ? " " + words.i18nOthers.replace("{n}", others) : "");
    });
  });
  buttons[2].addEventListener("click", function () {
    var chosen = pages();
    var chapters = [];
    said.textContent = words.i18nMaking;
    chosen.reduce(function (before, one) {
      return before.then(function () { return loaded(chapterOf(one.link)); }).then(function () {
        var note = onCard(one.link, ".loa-materials__note");
        heard.said = note ? note.textContent : "";
        heard.key = chapterOf(one.link).split("/").slice(-3, -1).join("/");
        chapters.push(heard);
      });
    }, window.loaBook ? Promise.resolve() : loaded(words.book)).then(function () {
      var title = chapters.length > 1 ? words.i18nBook : chapters[0].title;
      save(window.loaBook(chapters, title, document.documentElement.lang), "gio-tai-lieu.epub");
      said.textContent = words.i18nBound.replace("{n}", chapters.length);
    }).catch(function () { said.textContent = words.i18nFailed; });
  });
  buttons[3].addEventListener("click", function () {
    picks.forEach(function (one) { one.tick.checked = false; });
    show();
    if (picks.length) picks[0].tick.focus();
  });
})();
