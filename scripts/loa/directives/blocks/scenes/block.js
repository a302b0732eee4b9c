/* A story one scene at a time. Choices are links to anchors, so without this the story can be
   read too, and the browser's own way back is the way back in the story. */
(function () {
  "use strict";

  Array.prototype.forEach.call(document.querySelectorAll("[data-loa-scenes]"), function (story) {
    var scenes = Array.prototype.slice.call(story.querySelectorAll(".loa-scene"));
    if (!scenes.length) return;

    function headingOf(scene) {
      return scene.querySelector("[id]");
    }

    function named(hash) {
      return scenes.filter(function (scene) { return "#" + headingOf(scene).id === hash; })[0];
    }

    function show(wanted) {
      scenes.forEach(function (scene) { scene.hidden = scene !== wanted; });
    }

    function follow() {
      var wanted = named(location.hash);
      if (!wanted) return;
      show(wanted);
      headingOf(wanted).focus();
      headingOf(wanted).scrollIntoView({ block: "nearest" });
    }

    scenes.forEach(function (scene) { headingOf(scene).tabIndex = -1; });
    story.classList.add("loa-scenes--live");
    show(named(location.hash) || scenes[0]);
    window.addEventListener("hashchange", follow);
    /* Choosing the scene that the address already names changes no address. */
    story.addEventListener("click", function (event) {
      var link = event.target.closest("a[href^='#']");
      if (link && link.getAttribute("href") === location.hash) follow();
    });
  });
})();
