/* Questions to answer for oneself. The page lists options and folds the answers away; this turns
   options into choices and says at once whether they are right. Nothing is counted or kept. */
(function () {
  "use strict";

  function element(name, className, text) {
    var made = document.createElement(name);
    if (className) made.className = "loa-quiz__" + className;
    if (text) made.textContent = text;
    return made;
  }

  function copies(holder) {
    var found = document.createDocumentFragment();
    Array.prototype.forEach.call(holder.childNodes, function (node) {
      if (node.nodeName !== "UL") found.appendChild(node.cloneNode(true));
    });
    return found;
  }

  function ask(question, name, words) {
    var right = question.dataset.right.split(" ");
    var options = question.querySelector(".loa-quiz__options");
    var folded = question.querySelector(".loa-quiz__answer");
    var answer = folded.querySelector("div");
    var many = right.length > 1;

    var group = element("fieldset", "group");
    var legend = element("legend", "legend");
    while (question.firstChild !== options) legend.appendChild(question.firstChild);
    group.appendChild(legend);
    var inputs = Array.prototype.map.call(options.children, function (option) {
      var label = element("label", "option");
      var input = element("input");
      input.type = many ? "checkbox" : "radio";
      input.name = name;
      input.value = option.dataset.option;
      label.appendChild(input);
      var text = element("span");
      while (option.firstChild) text.appendChild(option.firstChild);
      label.appendChild(text);
      group.appendChild(label);
      return input;
    });
    options.remove();

    var check = element("button", "check loa-button", words.i18nCheck);
    check.type = "button";
    var summary = folded.querySelector("summary");
    if (summary.lang) check.lang = summary.lang;
    check.setAttribute("aria-label", words.i18nCheck + ": " + legend.textContent.trim());
    group.appendChild(check);
    var said = element("div", "said");
    said.setAttribute("role", "status");
    group.appendChild(said);
    question.insertBefore(group, folded);

    function say(kind, words_, holder) {
      said.textContent = "";
      said.className = "loa-quiz__said" + (kind ? " loa-quiz__said--" + kind : "");
      if (!kind) return;
      said.appendChild(element("strong", "", words_));
      said.appendChild(document.createTextNode(" "));
      if (holder) said.appendChild(copies(holder));
    }

    function reasonOf(letter) {
      return answer.querySelector('[data-option="' + letter + '"]');
    }

    check.addEventListener("click", function () {
      var chosen = inputs.filter(function (one) { return one.checked; })
        .map(function (one) { return one.value; });
      var wrong = chosen.filter(function (letter) { return right.indexOf(letter) < 0; });
      if (!chosen.length) say("choose", words.i18nChoose);
      else if (!wrong.length && chosen.length === right.length) say("right", words.i18nRight, answer);
      else {
        var reason = wrong.length ? reasonOf(wrong[0]) : null;
        say("wrong", wrong.length ? words.i18nWrong : words.i18nSome, reason);
        said.appendChild(document.createTextNode(" " + words.i18nAgain));
      }
    });
    group.addEventListener("change", function () {
      say("");
      inputs.forEach(function (one) {
        one.closest(".loa-quiz__option").classList.toggle("loa-quiz__option--chosen", one.checked);
      });
    });
  }

  Array.prototype.forEach.call(document.querySelectorAll("[data-loa-quiz]"), function (quiz) {
    quiz.classList.add("loa-quiz--live");
    Array.prototype.forEach.call(quiz.querySelectorAll("[data-right]"), function (question, place) {
      ask(question, "cau-" + (place + 1), quiz.dataset);
    });
  });
})();
