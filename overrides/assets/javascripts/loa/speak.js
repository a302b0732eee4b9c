/* Words read aloud: a whole page, a part below a heading, or what a button says. By a Vietnamese
   voice of the device itself; hidden where there is none. Voices that send the text to somebody's
   server are not used: who reads here may be in danger. What is read is marked, also while a
   recording plays. */
(function () {
  "use strict";

  var engine = window.speechSynthesis;
  var boxes = all(document, "[data-loa-speak]");
  var buttons = [];
  var parts = [];
  var current = null;
  var pressed = null;

  function all(within, selector) {
    return Array.prototype.slice.call(within.querySelectorAll(selector));
  }

  function mark(block) {
    if (current) current.classList.remove("loa-spoken");
    current = block;
    if (block) block.classList.add("loa-spoken");
  }

  /* A recording speaks for its message, or for what stands below the heading before it. */
  function spokenBy(player) {
    var box = player.closest(".loa-narration") || player;
    return player.closest(".loa-message, .loa-needs__tile") || box.previousElementSibling || box;
  }

  document.addEventListener("play", function (event) {
    if (event.target.tagName === "AUDIO") mark(spokenBy(event.target));
  }, true);
  ["pause", "ended"].forEach(function (name) {
    document.addEventListener(name, function (event) {
      if (event.target.tagName === "AUDIO") mark(null);
    }, true);
  });

  if (!engine || !window.SpeechSynthesisUtterance) return;

  function voice() {
    return engine.getVoices().filter(function (one) {
      return one.localService && /^vi([-_]|$)/i.test(one.lang);
    })[0];
  }

  /* Headings, paragraphs and entries that hold no other, in order. */
  function blocks(within) {
    var found = all(within, ".loa-head__title, .loa-tile__name, .loa-calls__link, .loa-prose h2, .loa-prose h3, .loa-prose h4, .loa-prose p, .loa-prose li");
    return found.filter(function (one) {
      return one.offsetHeight && !one.querySelector("p, li") && one.textContent.trim();
    });
  }

  function below(heading, within) {
    var found = blocks(within);
    var rest = found.slice(found.indexOf(heading) + 1);
    var end = rest.findIndex(function (one) { return one.tagName <= heading.tagName && /^H\d$/.test(one.tagName); });
    return [heading].concat(end < 0 ? rest : rest.slice(0, end));
  }

  /* Numbers to call are said digit by digit. */
  function said(text) {
    return text.replace(/\s+/g, " ").trim().replace(/\b1(\d)(\d)\b/g, "1 $1 $2");
  }

  function press(button, isPressed) {
    button.setAttribute("aria-pressed", isPressed ? "true" : "false");
    var word = button.querySelector("[data-word]");
    var box = button.parentNode;
    if (word) word.textContent = isPressed ? box.dataset.i18nStop : box.dataset.i18nListen;
  }

  function stop() {
    parts = [];
    engine.cancel();
    mark(null);
    if (pressed) press(pressed, false);
    pressed = null;
  }

  function next() {
    var part = parts.shift();
    if (!part) { stop(); return; }
    var utterance = new window.SpeechSynthesisUtterance(said(part.text));
    utterance.voice = voice();
    utterance.lang = "vi-VN";
    utterance.rate = 0.9;
    utterance.onend = function () { if (current === part.block) next(); };
    mark(part.block);
    engine.speak(utterance);
  }

  function offer(button, spoken) {
    buttons.push(button);
    button.addEventListener("click", function () {
      var isAgain = pressed === button;
      stop();
      if (isAgain) return;
      parts = spoken();
      pressed = button;
      press(button, true);
      next();
    });
  }

  function asParts(found) {
    return found.map(function (block) { return { block: block, text: block.textContent }; });
  }

  /* A small button at a heading, for what stands below it. A recording there is better. */
  function offerPart(box, heading, within) {
    var after = heading.nextElementSibling;
    if (after && after.classList.contains("loa-narration")) return;
    var button = document.createElement("button");
    button.type = "button";
    button.className = "loa-say";
    button.hidden = true;
    button.setAttribute("aria-pressed", "false");
    button.setAttribute("aria-label", box.dataset.i18nPart + ": " + heading.textContent.trim());
    button.appendChild(box.querySelector("svg").cloneNode(true));
    heading.parentNode.insertBefore(button, heading.nextSibling);
    offer(button, function () { return asParts(below(heading, within)); });
  }

  boxes.forEach(function (box) {
    var within = box.closest(".loa-lone__page") || document;
    var only = box.dataset.only;
    var heading = only ? within.querySelector('.loa-prose [id$="' + only + '"]') : null;
    if (heading) { offerPart(box, heading, within); return; }
    box.hidden = false;
    offer(box.querySelector("button"), function () { return asParts(blocks(within)); });
    all(within, ".loa-prose > h2").forEach(function (one) { offerPart(box, one, within); });
  });

  all(document, "[data-loa-say]").forEach(function (button) {
    offer(button, function () {
      return [{ block: button.closest("li") || button, text: button.dataset.loaSay }];
    });
  });

  function show() {
    var isThere = !!voice();
    buttons.forEach(function (button) {
      button.hidden = !isThere;
      if (button.parentNode.classList.contains("loa-needs__tile")) button.parentNode.classList.toggle("loa-needs--said", isThere);
      if (button.parentNode.hasAttribute("data-loa-speak")) button.parentNode.hidden = !isThere;
    });
  }

  window.addEventListener("pagehide", stop);
  if (engine.addEventListener) engine.addEventListener("voiceschanged", show);
  else engine.onvoiceschanged = show;
  show();
})();
