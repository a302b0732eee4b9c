/* Answers from what a reader saved, when the network does not. It exists only after somebody
   tapped "save", keeps nothing by itself, and goes when the last saved part is deleted. */
(function () {
  "use strict";

  var SAVED = "loa:";
  var LISTS = "assets/offline/";
  var NO_NETWORK = "khong-mang.html";

  function here(path) {
    return new URL(path, self.registration.scope).href;
  }

  function address(url) {
    return url.split(/[?#]/)[0].replace(/index\.html$/, "");
  }

  /* A part is whole once its list lies with it: the list is saved last. */
  function whole(names) {
    return Promise.all(names.map(function (name) {
      return caches.open(name).then(function (cache) {
        return cache.match(here(LISTS + name.slice(SAVED.length).split("@")[0] + ".json"))
          .then(function (list) { return list ? cache : null; });
      });
    })).then(function (found) { return found.filter(Boolean); });
  }

  function first(parts, url) {
    return parts.reduce(function (before, cache) {
      return before.then(function (found) { return found || cache.match(url); });
    }, Promise.resolve(undefined));
  }

  /* Styles and scripts come from the part that the page came from: one version, not two. */
  function orderedFor(parts, clientId) {
    return (clientId ? self.clients.get(clientId) : Promise.resolve(null)).then(function (client) {
      if (!client) return parts;
      return Promise.all(parts.map(function (cache) { return cache.match(address(client.url)); }))
        .then(function (holds) {
          return parts.filter(function (_, place) { return holds[place]; })
            .concat(parts.filter(function (_, place) { return !holds[place]; }));
        });
    });
  }

  function saved(event) {
    return caches.keys()
      .then(function (names) { return whole(names.filter(function (name) { return name.indexOf(SAVED) === 0; })); })
      .then(function (parts) { return orderedFor(parts, event.clientId); })
      .then(function (parts) { return first(parts, address(event.request.url)); })
      .then(function (found) {
        if (found) return found;
        if (event.request.mode === "navigate" && address(event.request.url) !== here(NO_NETWORK)) {
          return Response.redirect(here(NO_NETWORK));
        }
        return Response.error();
      });
  }

  self.addEventListener("install", function () { self.skipWaiting(); });
  self.addEventListener("activate", function (event) { event.waitUntil(self.clients.claim()); });
  self.addEventListener("fetch", function (event) {
    var isOurs = event.request.url.indexOf(self.registration.scope) === 0;
    /* What is being saved comes from the network or not at all: never an old file in a new part. */
    var isToSave = event.request.cache === "reload" || event.request.cache === "no-store";
    if (event.request.method !== "GET" || !isOurs || (isToSave && event.request.mode !== "navigate")) return;
    event.respondWith(fetch(event.request).catch(function () { return saved(event); }));
  });
})();
