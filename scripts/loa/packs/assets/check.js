/* Compares picked files with the list inside this page. Its own SHA-256 (FIPS 180-4): the
   browser's wants a whole film in memory, and is missing where a phone opens files as content://. */
(function () {
  "use strict";

  var CHUNK = 4 << 20;
  var K = new Int32Array(64);
  var START = new Int32Array(8);
  (function () {
    function fraction(x) { return ((x - Math.floor(x)) * 4294967296) | 0; }
    for (var n = 2, found = 0; found < 64; n += 1) {
      var isPrime = true;
      for (var d = 2; d * d <= n; d += 1) if (n % d === 0) isPrime = false;
      if (!isPrime) continue;
      if (found < 8) START[found] = fraction(Math.sqrt(n));
      K[found] = fraction(Math.cbrt(n));
      found += 1;
    }
  })();

  function Digest() {
    this.state = new Int32Array(START);
    this.words = new Int32Array(64);
    this.rest = new Uint8Array(0);
    this.length = 0;
  }

  Digest.prototype.block = function (bytes, at) {
    var w = this.words, h = this.state, i, t1, t2;
    for (i = 0; i < 16; i += 1, at += 4) {
      w[i] = (bytes[at] << 24) | (bytes[at + 1] << 16) | (bytes[at + 2] << 8) | bytes[at + 3];
    }
    for (; i < 64; i += 1) {
      var x = w[i - 15], y = w[i - 2];
      w[i] = (w[i - 16] + w[i - 7]
        + (((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3))
        + (((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10))) | 0;
    }
    var a = h[0], b = h[1], c = h[2], d = h[3], e = h[4], f = h[5], g = h[6], j = h[7];
    for (i = 0; i < 64; i += 1) {
      t1 = (j + (((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7)))
        + ((e & f) ^ (~e & g)) + K[i] + w[i]) | 0;
      t2 = ((((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10)))
        + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      j = g; g = f; f = e; e = (d + t1) | 0; d = c; c = b; b = a; a = (t1 + t2) | 0;
    }
    h[0] += a; h[1] += b; h[2] += c; h[3] += d; h[4] += e; h[5] += f; h[6] += g; h[7] += j;
  };

  Digest.prototype.add = function (bytes) {
    this.length += bytes.length;
    var all = bytes;
    if (this.rest.length) {
      all = new Uint8Array(this.rest.length + bytes.length);
      all.set(this.rest);
      all.set(bytes, this.rest.length);
    }
    var at = 0;
    for (; at + 64 <= all.length; at += 64) this.block(all, at);
    this.rest = all.slice(at);
  };

  Digest.prototype.hex = function () {
    var bits = this.length * 8;
    var size = this.rest.length < 56 ? 64 : 128;
    var end = new Uint8Array(size);
    end.set(this.rest);
    end[this.rest.length] = 0x80;
    var view = new DataView(end.buffer);
    view.setUint32(size - 8, Math.floor(bits / 4294967296));
    view.setUint32(size - 4, bits >>> 0);
    for (var at = 0; at < size; at += 64) this.block(end, at);
    return Array.prototype.map.call(this.state, function (word) {
      return ("0000000" + (word >>> 0).toString(16)).slice(-8);
    }).join("");
  };

  /* Reads a file piece by piece; calls back with its hash, or null where it cannot be read. */
  function hashFile(file, done) {
    var digest = new Digest();
    var at = 0;
    function next() {
      if (at >= file.size) { done(digest.hex()); return; }
      var reader = new FileReader();
      reader.onerror = function () { done(null); };
      reader.onload = function () {
        digest.add(new Uint8Array(reader.result));
        at += CHUNK;
        next();
      };
      reader.readAsArrayBuffer(file.slice(at, at + CHUNK));
    }
    next();
  }

  var list = JSON.parse(document.getElementById("danh-sach").textContent);
  var known = Object.create(null);
  var byName = Object.create(null);
  list.files.forEach(function (row) {
    known[row[0]] = row[1];
    var name = row[0].split("/").pop();
    (byName[name] = byName[name] || []).push(row[0]);
  });
  var inside = list.folder + "/data/";

  /* The paths of the list that a picked file may be; many only for a file picked by itself. */
  function candidates(file) {
    var path = file.webkitRelativePath;
    if (path) {
      var rest = path.slice(path.indexOf("/") + 1);
      var at = path.indexOf(inside);
      var places = [rest, list.folder + "/" + rest, inside + rest, at < 0 ? "" : path.slice(at)];
      for (var n = 0; n < places.length; n += 1) if (places[n] in known) return [places[n]];
      var ends = "/" + path;
      return list.files.map(first).filter(function (one) { return one.slice(-ends.length) === ends; });
    }
    return byName[file.name] || [];
  }

  function first(row) {
    return row[0];
  }

  var progress = document.querySelector("progress");
  var result = document.getElementById("ket-qua");
  var rows = document.getElementById("tep-hong");
  var inputs = document.querySelectorAll("input");

  function line(path, what) {
    var item = document.createElement("li");
    var name = document.createElement("strong");
    name.textContent = path;
    item.appendChild(name);
    item.appendChild(document.createTextNode(": " + what));
    rows.appendChild(item);
  }

  function report(good, damaged, missing, extra) {
    var bad = damaged.length + missing.length;
    damaged.forEach(function (one) { line(one[0], one[1]); });
    missing.forEach(function (path) { line(path, "bị thiếu."); });
    extra.forEach(function (path) { line(path, "tệp lạ, không có trong bản gốc."); });
    result.className = bad || extra.length ? "bad" : "ok";
    if (bad) {
      result.textContent = bad + " tệp bị hỏng hoặc thiếu. Đừng dùng các tệp này; hãy xin chép lại USB.";
    } else if (extra.length) {
      result.textContent = good + " tệp nguyên vẹn, nhưng có " + extra.length + " tệp lạ.";
    } else if (good) {
      result.textContent = good + " tệp đã xem đều nguyên vẹn, đúng như ngày làm.";
    } else {
      result.className = "bad";
      result.textContent = "Không thấy tệp nào của bản này. Hãy chọn đúng USB hoặc thư mục chứa trang này.";
    }
    result.focus();
  }

  function check(files) {
    var good = 0, at = 0, isWhole = false;
    var damaged = [], extra = [], seen = Object.create(null);
    rows.textContent = "";
    result.className = "";
    result.textContent = "Đang kiểm tra, xin đợi…";
    progress.hidden = false;
    progress.max = files.length || 1;
    Array.prototype.forEach.call(inputs, function (input) { input.disabled = true; });

    function finish() {
      var missing = isWhole ? Object.keys(known).filter(function (path) { return !seen[path]; }) : [];
      progress.hidden = true;
      Array.prototype.forEach.call(inputs, function (input) { input.disabled = false; });
      report(good, damaged, missing, extra);
    }

    function next() {
      if (at >= files.length) { finish(); return; }
      var file = files[at];
      at += 1;
      progress.value = at;
      var path = file.webkitRelativePath || "";
      if (path.indexOf("/" + inside) >= 0) isWhole = true;
      var possible = candidates(file);
      if (!possible.length) {
        var place = path.indexOf(inside);
        if (place >= 0) extra.push(path.slice(place));
        next();
        return;
      }
      hashFile(file, function (hash) {
        possible.forEach(function (one) { seen[one] = true; });
        if (possible.some(function (one) { return known[one] === hash; })) good += 1;
        // By its name alone a file may be several: then say no more than the name.
        else damaged.push([possible.length > 1 ? file.name : possible[0], hash ? "bị hỏng, nội dung đã khác bản gốc." : "không đọc được."]);
        setTimeout(next, 0);
      });
    }
    next();
  }

  Array.prototype.forEach.call(inputs, function (input) {
    input.addEventListener("change", function () { check(Array.prototype.slice.call(input.files)); });
  });
})();
