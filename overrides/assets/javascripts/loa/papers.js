/* Several PDF files become one to print, made in the browser: [{ name, bytes }] becomes
   { blob, pages }. Only what pages need is taken along. Format: ISO 32000-1, 7.5, with a plain
   table of objects, as the portal's own files have it; any other file is refused by its name. */
(function () {
  "use strict";

  /* What may stand in an object before its stream: strings are to be passed over whole. */
  var MARKS = /\\[\s\S]|[()]|(\d+) 0 R(?![0-9A-Za-z])|>>\s*stream\r?\n/g;
  var A4 = "/MediaBox[0 0 595.276 841.89]";

  function asText(bytes) {
    var parts = [];
    for (var at = 0; at < bytes.length; at += 8192) {
      parts.push(String.fromCharCode.apply(null, bytes.subarray(at, at + 8192)));
    }
    return parts.join("");
  }

  function asBytes(text) {
    var bytes = new Uint8Array(text.length);
    for (var at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at);
    return bytes;
  }

  /* The objects of a file by number, and the number of its tree of pages. */
  function read(file) {
    var text = asText(file.bytes);
    function need(found) {
      if (!found) throw new Error(file.name);
      return found;
    }
    var table = Number(need(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(text.slice(-64)))[1]);
    var head = need(/^xref\s+0 (\d+)\s*\n/.exec(text.slice(table, table + 40)));
    var starts = [];
    for (var number = 0; number < Number(head[1]); number += 1) {
      var row = need(/^(\d{10}) \d{5} ([nf])/.exec(text.substr(table + head[0].length + 20 * number, 20)));
      if (row[2] === "n") starts.push([Number(row[1]), number]);
    }
    starts.sort(function (one, other) { return one[0] - other[0]; });
    var objects = {};
    starts.forEach(function (start, place) {
      var whole = text.slice(start[0], place + 1 < starts.length ? starts[place + 1][0] : table);
      var opening = need(/^(\d+) 0 obj\s/.exec(whole));
      objects[need(Number(opening[1]) === start[1] && start[1])] =
        whole.slice(opening[0].length, need(/endobj\s*$/.exec(whole)).index);
    });
    function follow(body, name) {
      return Number(need(new RegExp("/" + name + " (\\d+) 0 R").exec(need(body)))[1]);
    }
    var trailer = text.slice(table + head[0].length + 20 * Number(head[1]));
    if (/\/(Prev|Encrypt)\b/.test(trailer)) need(null);
    return { name: file.name, objects: objects, pages: follow(objects[follow(trailer, "Root")], "Pages") };
  }

  /* An object with each number that it refers to put through `change`. */
  function referring(body, change) {
    var depth = 0;
    var made = "";
    var kept = 0;
    var found;
    MARKS.lastIndex = 0;
    while ((found = MARKS.exec(body))) {
      if (found[0] === "(") depth += 1;
      else if (found[0] === ")") depth -= 1;
      else if (depth || found[0].charAt(0) === "\\") continue;
      else if (!found[1]) break;
      else {
        made += body.slice(kept, found.index) + change(Number(found[1])) + " 0 R";
        kept = MARKS.lastIndex;
      }
    }
    return made + body.slice(kept);
  }

  function is(body, type) {
    return new RegExp("/Type\\s*/" + type + "\\b").test(body);
  }

  /* The objects that the pages need, in the order in which they are met; the leaves in theirs. */
  function needed(file) {
    var order = [];
    var leaves = [];
    var seen = {};
    (function visit(number) {
      if (seen[number]) return;
      var body = file.objects[number];
      if (body === undefined) throw new Error(file.name);
      seen[number] = true;
      order.push(number);
      if (is(body, "Page")) leaves.push(body);
      var next = [];
      referring(body, function (other) { next.push(other); return other; });
      next.forEach(visit);
    })(file.pages);
    if (!leaves.length) throw new Error(file.name);
    return { order: order, leaves: leaves };
  }

  window.loaPapers = function (files) {
    var sources = files.map(read);
    var found = sources.map(needed);
    /* Printed on both sides, each file begins on a sheet of its own; single leaves need no room. */
    var isBound = found.some(function (one) { return one.leaves.length > 1; });
    var made = ["", ""];
    var kids = [];
    var pages = 0;
    sources.forEach(function (file, place) {
      var numbers = {};
      found[place].order.forEach(function (number, at) { numbers[number] = made.length + at + 1; });
      found[place].order.forEach(function (number) {
        var body = referring(file.objects[number], function (other) { return numbers[other]; });
        made.push(number === file.pages ? body.replace(/\/Type\s*\/Pages\b/, "/Type/Pages/Parent 2 0 R") : body);
      });
      kids.push([numbers[file.pages], found[place].leaves.length]);
      pages += found[place].leaves.length;
      if (isBound && place + 1 < sources.length && found[place].leaves.length % 2) {
        var sides = /\/MediaBox\s*\[[^\]]*\]/.exec(found[place].leaves[found[place].leaves.length - 1]);
        made.push("<</Type/Page/Parent 2 0 R/Resources<<>>" + (sides ? sides[0] : A4) + ">>\n");
        kids.push([made.length, 1]);
      }
    });
    made[0] = "<</Type/Catalog/Pages 2 0 R/Lang(" + document.documentElement.lang + ")>>\n";
    made[1] = "<</Type/Pages/Count " + kids.reduce(function (sum, kid) { return sum + kid[1]; }, 0) +
      "/Kids[" + kids.map(function (kid) { return kid[0] + " 0 R"; }).join(" ") + "]>>\n";
    var parts = ["%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n"];
    var at = parts[0].length;
    var rows = made.map(function (body, number) {
      var row = ("0".repeat(10) + at).slice(-10) + " 00000 n\r\n";
      parts.push(number + 1 + " 0 obj\n" + body + "endobj\n");
      at += parts[parts.length - 1].length;
      return row;
    });
    parts.push("xref\n0 " + (made.length + 1) + "\n" + "0".repeat(10) + " 65535 f\r\n" + rows.join("") +
      "trailer\n<</Size " + (made.length + 1) + "/Root 1 0 R>>\nstartxref\n" + at + "\n%%EOF\n");
    return { blob: new Blob(parts.map(asBytes), { type: "application/pdf" }), pages: pages };
  };
})();
