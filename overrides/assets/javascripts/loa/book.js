/* A book of pages, made in the browser: [{ title, lang, xhtml, said }] becomes a Blob. Its chapters
   come as XHTML; only what holds them together is written here. Format: EPUB 3.3 (W3C), its
   container a ZIP in which the type comes first and nothing is packed. */
(function () {
  "use strict";

  var FOLDER = "EPUB/";
  var STYLE = "body { line-height: 1.5; } table { border-collapse: collapse; } " +
    "th, td { border: 1px solid #8aa2ab; padding: .2em .4em; text-align: left; }\n";

  function safe(text) {
    return String(text).replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
  }

  function page(lang, title, body) {
    return '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n' +
      '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="' + safe(lang) +
      '" xml:lang="' + safe(lang) + '">\n<head><title>' + safe(title) +
      '</title><link rel="stylesheet" href="book.css"/></head>\n<body>' + body + "</body>\n</html>\n";
  }

  function contents(chapters, title, lang) {
    var rows = chapters.map(function (one, at) {
      return '<li><a href="' + (at + 1) + '.xhtml" lang="' + safe(one.lang) + '" xml:lang="' + safe(one.lang) + '">' +
        safe(one.title) + "</a></li>";
    });
    return page(lang, title, "<h1>" + safe(title) + '</h1><nav epub:type="toc"><ol>' + rows.join("") + "</ol></nav>");
  }

  /* The identity is what the book is made of: the same pages made again take the old book's place.
     It has no date of its own either, so that they give the same bytes. */
  function description(chapters, title, lang) {
    var items = chapters.map(function (one, at) {
      return '<item id="c' + (at + 1) + '" href="' + (at + 1) + '.xhtml" media-type="application/xhtml+xml"/>';
    });
    var order = chapters.map(function (one, at) { return '<itemref idref="c' + (at + 1) + '"/>'; });
    var identity = chapters.map(function (one) { return one.key; }).join(" ");
    return '<?xml version="1.0" encoding="UTF-8"?>\n<package xmlns="http://www.idpf.org/2007/opf" version="3.0" ' +
      'unique-identifier="id" xml:lang="' + safe(lang) + '">\n' +
      '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="id">' + safe(identity) +
      "</dc:identifier><dc:title>" + safe(title) + "</dc:title><dc:language>" + safe(lang) +
      '</dc:language><dc:rights>CC BY-SA 4.0</dc:rights><meta property="dcterms:modified">1980-01-01T00:00:00Z</meta></metadata>\n' +
      '<manifest><item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>' +
      '<item id="css" href="book.css" media-type="text/css"/>' + items.join("") + "</manifest>\n" +
      '<spine><itemref idref="nav"/>' + order.join("") + "</spine>\n</package>\n";
  }

  window.loaBook = function (chapters, title, lang) {
    var texts = [
      ["mimetype", "application/epub+zip"],
      ["META-INF/container.xml", '<?xml version="1.0" encoding="UTF-8"?>\n' +
        '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>' +
        '<rootfile full-path="' + FOLDER + 'book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>\n'],
      [FOLDER + "book.opf", description(chapters, title, lang)],
      [FOLDER + "nav.xhtml", contents(chapters, title, lang)],
      [FOLDER + "book.css", STYLE]
    ].concat(chapters.map(function (one, at) {
      var said = one.said ? "<p>" + safe(one.said) + "</p>" : "";
      return [FOLDER + (at + 1) + ".xhtml", page(one.lang, one.title, one.xhtml + said)];
    }));
    var files = texts.map(function (one) { return { name: one[0], bytes: new TextEncoder().encode(one[1]) }; });
    return new Blob([window.loaArchive(files)], { type: "application/epub+zip" });
  };
})();
