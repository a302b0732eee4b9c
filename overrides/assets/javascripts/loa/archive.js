/* A ZIP of some files, made in the browser: [{ name, bytes }] becomes a Blob. */
(function () {
  "use strict";

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

  window.loaArchive = function (files) {
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
  };
})();
