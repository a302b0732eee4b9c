/* A teacher's basket: tick files in the library, get one ZIP, made here in the browser. From a
   folder (file://) pages may not read the files beside them, so there each file is opened alone. */
(function () {
  "use strict";

  var box = document.querySelector("[data-loa-basket]");
  if (!box || location.protocol === "file:" || !window.fetch || !window.Uint8Array) return;
  var words = box.dataset;
  var said = box.querySelector("[role=status]");
  var buttons = box.querySelectorAll("button");
  var links = document.querySelectorAll(".loa-files a[download]");
  var table = [];

  /* CRC-32 as in ISO 3309, one step a byte. */
  function crc(bytes) {
    var value = -1;
    if (!table.length) {
      for (var start = 0; start < 256; start += 1) {
        var step = start;
        for (var bit = 0; bit < 8; bit += 1) step = step & 1 ? (step >>> 1) ^ 0xedb88320 : step >>> 1;
        table[start] = step;
      }
    }
    for (var at = 0; at < bytes.length; at += 1) value = (value >>> 8) ^ table[(value ^ bytes[at]) & 255];
    return (value ^ -1) >>> 0;
  }

  /* Numbers as ZIP writes them: [bytes, value], lowest byte first. */
  function record(fields) {
    var bytes = [];
    fields.forEach(function (field) {
      for (var at = 0; at < field[0]; at += 1) bytes.push((field[1] / Math.pow(256, at)) & 255);
    });
    return new Uint8Array(bytes);
  }

  /* The fields that the two headers of a file share. Format: PKWARE APPNOTE 6.3, stored; the date
     is the format's first, so that the same files make the same ZIP. */
  function shared(file) {
    return [[2, 20], [2, 0x0800], [2, 0], [2, 0], [2, 0x21], [4, file.crc], [4, file.bytes.length],
      [4, file.bytes.length], [2, file.name.length], [2, 0]];
  }

  function zip(files) {
    var parts = [];
    var listed = [];
    var offset = 0;
    var size = 0;
    files.forEach(function (file) {
      file.crc = crc(file.bytes);
      var name = record(file.name.split("").map(function (letter) { return [1, letter.charCodeAt(0)]; }));
      var head = record([[4, 0x04034b50]].concat(shared(file)));
      parts.push(head, name, file.bytes);
      var entry = record([[4, 0x02014b50], [2, 20]].concat(shared(file), [[2, 0], [2, 0], [2, 0], [4, 0], [4, offset]]));
      listed.push(entry, name);
      offset += head.length + name.length + file.bytes.length;
      size += entry.length + name.length;
    });
    var end = record([[4, 0x06054b50], [2, 0], [2, 0], [2, files.length], [2, files.length], [4, size], [4, offset], [2, 0]]);
    return new Blob(parts.concat(listed, [end]), { type: "application/zip" });
  }

  function get(link) {
    return fetch(link.href).then(function (answer) {
      if (!answer.ok) throw new Error(link.href);
      return answer.arrayBuffer();
    }).then(function (data) {
      return { name: link.pathname.split("/").pop(), bytes: new Uint8Array(data) };
    });
  }

  function save(blob) {
    var link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = "gio-tai-lieu.zip";
    document.body.appendChild(link);
    link.click();
    document.body.removeChild(link);
    setTimeout(function () { URL.revokeObjectURL(link.href); }, 60000);
  }

  var picks = Array.prototype.map.call(links, function (link) {
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

  function show() {
    var count = picked().length;
    box.hidden = !count;
    said.textContent = words.i18nCount.replace("{n}", count);
    /* What gets the focus is scrolled to above the box, not below it. */
    document.documentElement.style.scrollPaddingBottom = count ? box.offsetHeight + 16 + "px" : "";
  }

  buttons[0].addEventListener("click", function () {
    said.textContent = words.i18nMaking;
    Promise.all(picked().map(function (one) { return get(one.link); })).then(function (files) {
      save(zip(files));
      said.textContent = words.i18nMade.replace("{n}", files.length);
    }, function () { said.textContent = words.i18nFailed; });
  });
  buttons[1].addEventListener("click", function () {
    picks.forEach(function (one) { one.tick.checked = false; });
    show();
    if (picks.length) picks[0].tick.focus();
  });
})();
