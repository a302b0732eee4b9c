// What a SCORM 1.2 platform hears of a pupil: that the lesson was opened, and the quiz's score.
// Without a platform, as from a folder, the quiz works all the same and nothing is sent anywhere.
(function () {
  "use strict";
  // SCORM 1.2 RTE, 3.3.2: the platform's object is in a window above or in the one that opened us.
  function find(place) {
    for (var step = 0; place && step < 8; step += 1) {
      try {
        if (place.API) { return place.API; }
      } catch (error) {
        return null;
      }
      if (place.parent === place) { break; }
      place = place.parent;
    }
    return null;
  }
  var api = find(window) || (window.opener ? find(window.opener) : null);
  var form = document.getElementById("quiz");
  var isOver = false;
  function set(name, value) {
    if (api) { api.LMSSetValue(name, String(value)); }
  }
  if (api) {
    api.LMSInitialize("");
    if (/^(not attempted|)$/.test(api.LMSGetValue("cmi.core.lesson_status"))) {
      set("cmi.core.lesson_status", form ? "incomplete" : "completed");
      api.LMSCommit("");
    }
  }
  if (form) {
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      var all = form.querySelectorAll("fieldset"), right = 0;
      for (var at = 0; at < all.length; at += 1) {
        var chosen = [], boxes = all[at].querySelectorAll("input:checked");
        for (var one = 0; one < boxes.length; one += 1) { chosen.push(boxes[one].value); }
        var isRight = chosen.join(" ") === all[at].getAttribute("data-right");
        right += isRight ? 1 : 0;
        all[at].querySelector("details").open = true;
        all[at].querySelector("output").textContent = isRight ? "Đúng." : "Chưa đúng.";
      }
      var score = Math.round(100 * right / all.length);
      document.getElementById("result").textContent = "Đúng " + right + " trên " + all.length + " câu.";
      set("cmi.core.score.min", 0);
      set("cmi.core.score.max", 100);
      set("cmi.core.score.raw", score);
      set("cmi.core.lesson_status", "completed");
      if (api) { api.LMSCommit(""); }
    });
  }
  window.addEventListener("pagehide", function () {
    if (api && !isOver) {
      isOver = true;
      api.LMSFinish("");
    }
  });
})();
