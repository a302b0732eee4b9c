/* The page read aloud by a Vietnamese voice of the device itself; hidden where there is none.
   Voices that send the text to somebody's server are not used: who reads here may be in danger. */
(function () {
  "use strict";

  var box = document.querySelector("[data-loa-speak]");
  var engine = window.speechSynthesis;
  if (!box || !engine || !window.SpeechSynthesisUtterance) return;
  var button = box.querySelector("button");
  var word = button.querySelector("span");
  var parts = [];
  var current = null;

  function voice() {
    return engine.getVoices().filter(function (one) {
      return one.localService && /^vi([-_]|$)/i.test(one.lang);
    })[0];
  }

  /* Headings, paragraphs and entries that hold no other, in order; numbers digit by digit. */
  function blocks() {
    var all = document.querySelectorAll("#noi-dung h1, .loa-tile__name, .loa-calls__link, .loa-prose h2, .loa-prose h3, .loa-prose p, .loa-prose li");
    return Array.prototype.filter.call(all, function (one) {
      return one.offsetHeight && !one.querySelector("p, li") && one.textContent.trim();
    });
  }

  function said(block) {
    return block.textContent.replace(/\s+/g, " ").trim().replace(/\b1(\d)(\d)\b/g, "1 $1 $2");
  }

  function mark(block) {
    if (current) current.classList.remove("loa-spoken");
    current = block;
    if (block) block.classList.add("loa-spoken");
  }

  function stop() {
    parts = [];
    engine.cancel();
    mark(null);
    word.textContent = box.dataset.i18nListen;
    button.setAttribute("aria-pressed", "false");
  }

  function next() {
    var block = parts.shift();
    if (!block) { stop(); return; }
    var utterance = new window.SpeechSynthesisUtterance(said(block));
    utterance.voice = voice();
    utterance.lang = "vi-VN";
    utterance.rate = 0.9;
    utterance.onend = function () { if (current === block) next(); };
    mark(block);
    engine.speak(utterance);
  }

  button.addEventListener("click", function () {
    if (current) { stop(); return; }
    engine.cancel();
    parts = blocks();
    word.textContent = box.dataset.i18nStop;
    button.setAttribute("aria-pressed", "true");
    next();
  });
  window.addEventListener("pagehide", stop);

  function show() { box.hidden = !voice(); }

  if (engine.addEventListener) engine.addEventListener("voiceschanged", show);
  else engine.onvoiceschanged = show;
  show();
})();
