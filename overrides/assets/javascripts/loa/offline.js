/* Save one audience's pages to read without a network. Nothing is kept without a tap, and the
   size is said first. A new version is saved whole before the old one goes. */
(function () {
  "use strict";

  var box = document.querySelector("[data-loa-offline]");
  if (!box || !navigator.serviceWorker || !window.caches) return;

  var AT_ONCE = 4;
  var words = box.dataset;
  var root = new URL(words.root + "/", location.href);
  var listUrl = new URL(words.list, location.href).href;
  var prefix = "loa:" + words.part + "@";
  var saveButton = box.querySelector("[data-save]");
  var confirmButton = box.querySelector("[data-confirm]");
  var deleteButton = box.querySelector("[data-delete]");
  var status = box.querySelector("[role=status]");
  var offered = null;

  function say(key, values) {
    status.textContent = Object.keys(values || {}).reduce(function (text, name) {
      return text.replace("{" + name + "}", values[name]);
    }, key ? words[key] : "");
  }

  function size(bytes) {
    return (bytes / 1e6).toFixed(1).replace(".", ",") + " MB";
  }

  function versions() {
    return caches.keys().then(function (names) {
      return names.filter(function (name) { return name.indexOf(prefix) === 0; });
    });
  }

  /* The version that is saved whole: its list was put there last. */
  function savedVersion() {
    return versions().then(function (names) {
      return Promise.all(names.map(function (name) {
        return caches.open(name).then(function (cache) { return cache.match(listUrl); })
          .then(function (list) { return list ? name.slice(prefix.length) : ""; });
      }));
    }).then(function (found) { return found.filter(Boolean)[0] || ""; });
  }

  function newest() {
    return fetch(listUrl, { cache: "no-store" }).then(function (response) {
      if (!response.ok) throw new Error(response.status);
      return response.json();
    });
  }

  function fill(cache, files) {
    var waiting = files.slice();
    function next() {
      var file = waiting.shift();
      if (file === undefined) return Promise.resolve();
      var url = new URL(file, root).href;
      return fetch(url, { cache: "reload" }).then(function (response) {
        if (!response.ok) throw new Error(file);
        return cache.put(url, response);
      }).then(next);
    }
    return Promise.all(Array.from({ length: AT_ONCE }, next));
  }

  function dropOthers(kept) {
    return versions().then(function (names) {
      return Promise.all(names.map(function (name) { return name === kept || caches.delete(name); }));
    });
  }

  function save(list) {
    var name = prefix + list.version;
    return caches.delete(name).then(function () { return caches.open(name); }).then(function (cache) {
      return fill(cache, list.files).then(newest).then(function (after) {
        if (after.version !== list.version) throw new Error("changed");
        return cache.put(listUrl, new Response(JSON.stringify(list)));
      });
    }).then(function () { return dropOthers(name); })
      .then(function () { return navigator.serviceWorker.register(words.worker, { scope: root.pathname }); })
      .catch(function (error) {
        return caches.delete(name).then(function () { throw error; });
      });
  }

  function removeAll() {
    return versions().then(function (names) {
      return Promise.all(names.map(function (name) { return caches.delete(name); }));
    }).then(function () { return caches.keys(); }).then(function (names) {
      if (names.some(function (name) { return name.indexOf("loa:") === 0; })) return null;
      return navigator.serviceWorker.getRegistration(root.href).then(function (registration) {
        return registration && registration.unregister();
      });
    });
  }

  function offer(key, list) {
    offered = list;
    say(key, { pages: list.pages, size: size(list.bytes) });
    confirmButton.hidden = false;
  }

  function refresh() {
    return savedVersion().then(function (version) {
      saveButton.hidden = Boolean(version);
      deleteButton.hidden = !version;
      confirmButton.hidden = true;
      return version;
    });
  }

  function busy(work) {
    [saveButton, confirmButton, deleteButton].forEach(function (button) { button.disabled = true; });
    return work.catch(function () { say("i18nFailed"); }).then(function () {
      [saveButton, confirmButton, deleteButton].forEach(function (button) { button.disabled = false; });
      /* The button that was tapped may be gone: the next one takes the focus. */
      var next = [confirmButton, deleteButton, saveButton].filter(function (button) { return !button.hidden; })[0];
      next.focus();
    });
  }

  saveButton.addEventListener("click", function () {
    busy(newest().then(function (list) {
      saveButton.hidden = true;
      offer("i18nSize", list);
    }));
  });

  confirmButton.addEventListener("click", function () {
    say("i18nSaving");
    busy(save(offered).then(refresh).then(function () { say("i18nSaved"); }));
  });

  deleteButton.addEventListener("click", function () {
    busy(removeAll().then(refresh).then(function () { say("i18nDeleted"); }));
  });

  box.hidden = false;
  refresh().then(function (version) {
    if (!version) return;
    say("i18nSaved");
    newest().then(function (list) {
      if (list.version === version) return;
      offered = list;
      say("i18nNewer", { pages: list.pages, size: size(list.bytes) });
      confirmButton.hidden = false;
    }).catch(function () { /* Without a network there is nothing newer. */ });
  });
})();
