/* A button beside each text that is meant to be sent on: it copies the words, and says so. */
(function () {
  "use strict";

  var box = document.querySelector("[data-loa-copy]");
  if (!box) return;
  var words = box.dataset;
  var said = box.querySelector("[role=status]");

  /* What stands below a heading, up to the next one of its level or above. */
  function below(heading) {
    var level = Number(heading.nodeName.charAt(1));
    var found = [];
    for (var next = heading.nextElementSibling; next; next = next.nextElementSibling) {
      var inner = /^H([1-6])$/.exec(next.nodeName);
      if (inner && Number(inner[1]) <= level) break;
      found.push(next);
    }
    return found;
  }

  function tidy(text) {
    return text.replace(/\u00a0/g, " ").replace(/[ \t]*\n\s*\n[ \t]*/g, "\n\n").trim();
  }

  function say(isCopied) {
    said.textContent = "";
    said.textContent = isCopied ? words.i18nCopied : words.i18nFailed;
  }

  /* The words of some elements; `button` stands among them and is no part of them. */
  function offer(elements, place, name) {
    var button = document.createElement("button");
    button.type = "button";
    button.className = "loa-button loa-copy__button";
    button.textContent = words.i18nCopy;
    button.setAttribute("aria-label", words.i18nCopy + ": " + name);
    var text = tidy(elements.map(function (one) {
      if (one.nodeName !== "UL" && one.nodeName !== "OL") return one.textContent;
      return Array.prototype.map.call(one.children, function (item) {
        return "- " + item.textContent.trim();
      }).join("\n");
    }).join("\n\n"));
    button.addEventListener("click", function () { window.loaCopy(text, button, say); });
    place(button);
  }

  function name(text) {
    return text.trim().split(/\s+/).slice(0, 6).join(" ");
  }

  words.sections.split(" ").forEach(function (entry) {
    var parts = entry.split(":");
    var heading = document.getElementById(parts[0]);
    if (!heading) return;
    var inside = below(heading);
    if (parts[1] === "list") {
      inside.forEach(function (one) {
        Array.prototype.forEach.call(one.querySelectorAll("li"), function (item) {
          offer([item], function (button) { item.appendChild(button); }, name(item.textContent));
        });
      });
      return;
    }
    var texts = [];
    var last = { title: heading, elements: [] };
    inside.forEach(function (one) {
      if (/^H[1-6]$/.test(one.nodeName)) {
        texts.push(last);
        last = { title: one, elements: [] };
      } else last.elements.push(one);
    });
    texts.concat([last]).forEach(function (text) {
      if (!text.elements.length) return;
      var end = text.elements[text.elements.length - 1];
      offer(text.elements, function (button) {
        end.parentNode.insertBefore(button, end.nextSibling);
      }, name(text.title.textContent));
    });
  });
  box.hidden = false;
})();
