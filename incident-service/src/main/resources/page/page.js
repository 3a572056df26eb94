/* What a page gains where scripts run: the reader's own zone, times that tick, a theme, and news without asking. */
(function () {
  "use strict";

  var root = document.documentElement;
  var THEME = "sitrep-theme";
  var MINUTE = 60000;
  var WEEK = 7 * 24 * 60 * MINUTE;
  var LONGEST_PAUSE = MINUTE;
  var CROWD = 1000;
  var CACHED = 6000;
  var TRIES = 3;

  // Behind a copy of the page there is nobody to ask.
  var isCopy = "copy" in root.dataset;

  function keptTheme() {
    try {
      return localStorage.getItem(THEME);
    } catch (refused) {
      return null;
    }
  }

  function dress(theme) {
    if (theme === "light" || theme === "dark") {
      root.dataset.theme = theme;
    }
  }

  // Before anything is drawn.
  dress(keptTheme());

  function one(selector, within) {
    return (within || document).querySelector(selector);
  }

  function each(selector, within, act) {
    Array.prototype.forEach.call((within || document).querySelectorAll(selector), act);
  }

  /* ---- theme ---- */

  function themeButton() {
    var button = one("[data-theme-button]");
    if (!button) {
      return;
    }
    var prefersDark = window.matchMedia("(prefers-color-scheme: dark)");
    function isDark() {
      return root.dataset.theme ? root.dataset.theme === "dark" : prefersDark.matches;
    }
    button.hidden = false;
    button.addEventListener("click", function () {
      var next = isDark() ? "light" : "dark";
      dress(next);
      try {
        localStorage.setItem(THEME, next);
      } catch (refused) {
        // It then holds for this page alone.
      }
    });
  }

  /* ---- menus ---- */

  function closableMenus() {
    document.addEventListener("click", function (event) {
      each("details.menu[open]", null, function (menu) {
        if (!menu.contains(event.target)) {
          menu.open = false;
        }
      });
    });
    document.addEventListener("keydown", function (event) {
      var menu = event.key === "Escape" && one("details.menu[open]");
      if (menu) {
        menu.open = false;
        one("summary", menu).focus();
      }
    });
  }

  /* ---- times ---- */

  // English as most of the world writes dates, like the page itself.
  var lang = root.lang === "en" ? "en-GB" : root.lang;
  var pageZone = root.dataset.zone;
  var zone = pageZone;
  if (!("zoneChosen" in root.dataset)) {
    zone = new Intl.DateTimeFormat().resolvedOptions().timeZone || pageZone;
  }

  function format(date, options, inZone) {
    options.timeZone = inZone || zone;
    return new Intl.DateTimeFormat(lang, options).format(date);
  }

  function dayIn(date, inZone) {
    return format(date, { year: "numeric", month: "2-digit", day: "2-digit" }, inZone);
  }

  function said(date, clock) {
    var options = { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZoneName: "short" };
    if (!clock || dayIn(date, zone) !== dayIn(date, pageZone)) {
      options.day = "numeric";
      options.month = "short";
      if (format(date, { year: "numeric" }) !== format(new Date(), { year: "numeric" })) {
        options.year = "numeric";
      }
    }
    return format(date, options);
  }

  function ago(date) {
    var seconds = Math.round((date - Date.now()) / 1000);
    var units = [["day", 86400], ["hour", 3600], ["minute", 60]];
    var relative = new Intl.RelativeTimeFormat(lang, { numeric: "auto" });
    for (var i = 0; i < units.length; i++) {
      if (Math.abs(seconds) >= units[i][1]) {
        return relative.format(Math.round(seconds / units[i][1]), units[i][0]);
      }
    }
    return relative.format(0, "minute");
  }

  function isMoment(element) {
    return element.dateTime.indexOf("T") > 0;
  }

  function localTimes(within) {
    each("time[datetime]", within, function (element) {
      if (isMoment(element) && zone !== pageZone) {
        element.textContent = said(new Date(element.dateTime), element.dataset.as === "clock");
      }
    });
    each(".updates .when > time:first-child, .promise time", within, function (element) {
      if (Math.abs(Date.now() - new Date(element.dateTime)) < WEEK) {
        var small = document.createElement("small");
        small.className = "ago";
        small.dataset.ago = element.dateTime;
        element.after(small);
      }
    });
    tick(within);
  }

  function tick(within) {
    each("time[datetime]", within, function (element) {
      if (isMoment(element)) {
        element.title = ago(new Date(element.dateTime));
      }
    });
    each("[data-ago]", within, function (element) {
      element.textContent = ago(new Date(element.dataset.ago));
    });
  }

  function nameZone() {
    if (zone === pageZone) {
      return;
    }
    var parts = new Intl.DateTimeFormat(lang, { timeZone: zone, timeZoneName: "long" }).formatToParts(new Date());
    var name = parts.filter(function (part) { return part.type === "timeZoneName"; })[0].value + " (" + zone + ")";
    var sentence = one("[data-zone-name]");
    sentence.textContent = sentence.textContent.replace(sentence.dataset.zoneName, name);
    one("[data-days-in]").hidden = false;
    if (!isCopy) {
      one("[data-zone-id]").textContent = zone;
      one("#tz").value = zone;
    }
  }

  /* ---- news ---- */

  // A page in a zone or a language of the reader's own choice is not the one that is streamed.
  var chosen = "zoneChosen" in root.dataset || "langChosen" in root.dataset;
  // Of everything the public is told: the same in every language and on every page.
  var version = root.dataset.version;
  var announced = version;
  var came = {};
  var suffix = "";

  function parts() {
    var all = {};
    each("[data-live]", null, function (box) { all[box.dataset.live] = box; });
    return all;
  }

  function bare(html) {
    return html.replace(/<!--\/?live:[a-z]+-->/g, "").trim();
  }

  function parsed(html) {
    var template = document.createElement("template");
    template.innerHTML = html;
    return bare(template.innerHTML);
  }

  function say(text) {
    one("#said").textContent = text;
  }

  /** Exchanges what is in a box; who was on a link in it stays on that link. */
  function exchange(box, html) {
    var active = document.activeElement;
    var href = box.contains(active) ? active.getAttribute("href") : null;
    var was = box.contains(active);
    box.innerHTML = html;
    localTimes(box);
    if (was) {
      var again = Array.prototype.filter.call(box.querySelectorAll("a"), function (link) {
        return href && link.getAttribute("href") === href;
      })[0];
      (again || one("#content")).focus({ preventScroll: true });
    }
  }

  function put(fresh) {
    var boxes = parts();
    var before = courses();
    var changed = Object.keys(fresh).filter(function (name) {
      if (!boxes[name] || parsed(fresh[name]) === came[name]) {
        return false;
      }
      came[name] = parsed(fresh[name]);
      exchange(boxes[name], fresh[name]);
      return true;
    });
    if (changed.indexOf("banner") >= 0 || changed.indexOf("open") >= 0) {
      var state = one("h1").textContent;
      document.title = state + suffix;
      say(state + lastWord(before));
    } else if (changed.indexOf("incident") >= 0) {
      var status = one(".updates .what strong");
      say(one("h1").textContent + (status ? ": " + status.textContent : ""));
    }
  }

  /** How far each open incident has come, by its address. */
  function courses() {
    var all = {};
    each("[data-live=open] article", null, function (article) {
      var link = one("h3 a", article);
      var times = Array.prototype.map.call(article.querySelectorAll(".updates time"), function (time) { return time.dateTime; });
      all[link.getAttribute("href")] = { times: times.join(), title: link.textContent, status: one(".updates .what strong", article) };
    });
    return all;
  }

  /** What has been said last of the incidents that have come further, and of those that are over. */
  function lastWord(before) {
    var after = courses();
    var words = "";
    function tell(title, status) {
      words += ". " + title + (status ? ": " + status.textContent : "");
    }
    Object.keys(after).forEach(function (href) {
      if (!before[href] || before[href].times !== after[href].times) {
        tell(after[href].title, after[href].status);
      }
    });
    each("[data-live=past] article", null, function (article) {
      var href = one("h4 a", article).getAttribute("href");
      if (before[href] && !after[href]) {
        tell(before[href].title, one(".way strong", article));
      }
    });
    return words;
  }

  function page() {
    return fetch(location.href, { credentials: "omit" })
      .then(function (answer) { return answer.ok || answer.status === 404 ? answer.text() : Promise.reject(answer.status); })
      .then(function (html) { return new DOMParser().parseFromString(html, "text/html"); });
  }

  /** @param {number} left how often to ask again where a cache in between still has what was before */
  function readAgain(left) {
    page().then(function (fresh) {
      var all = {};
      each("[data-live]", fresh, function (box) { all[box.dataset.live] = box.innerHTML; });
      if (Object.keys(all).length) {
        put(all);
      } else {
        // It was taken back.
        exchange(one("main"), one("main", fresh).innerHTML);
      }
      version = fresh.documentElement.dataset.version;
      if (version !== announced && left > 0) {
        setTimeout(function () { readAgain(left - 1); }, CACHED);
      }
    }).catch(function () {
      // The next event, or the next connection, tries again.
    });
  }

  function concerns(news) {
    // Without a list nobody knows which: something was missed.
    if (one("[data-live=banner]") || !news.incidents || news.stale !== !!one(".stale")) {
      return true;
    }
    return root.dataset.incident ? news.incidents.indexOf(root.dataset.incident) >= 0 : news.incidents.length > 0;
  }

  function hear(event) {
    var news = JSON.parse(event.data);
    if (news.version === version) {
      return;
    }
    announced = news.version;
    if (news.parts && one("[data-live=banner]") && !chosen) {
      put(news.parts);
      version = announced;
    } else if (concerns(news)) {
      // Everybody was told at once: not all at once.
      setTimeout(function () { readAgain(TRIES); }, Math.random() * CROWD);
    } else {
      version = announced;
    }
  }

  /** The first word of each connection: the version of what is shown elsewhere now. */
  function greet(event) {
    announced = event.data;
    if (version !== announced) {
      readAgain(TRIES);
    }
  }

  function listen() {
    var sign = one("[data-stream]");
    var pause = 2000;
    function show(word) {
      sign.hidden = false;
      sign.className = "stream " + word;
      sign.textContent = sign.dataset[word];
    }
    function connect() {
      var stream = new EventSource("/events?lang=" + encodeURIComponent(root.dataset.lang));
      stream.addEventListener("open", function () {
        show("on");
        pause = 2000;
      });
      stream.addEventListener("hello", greet);
      stream.addEventListener("page", hear);
      stream.addEventListener("error", function () {
        if (!sign.hidden) {
          show("off");
        }
        if (stream.readyState === EventSource.CLOSED) {
          setTimeout(connect, pause * (0.5 + Math.random()));
          pause = Math.min(pause * 2, LONGEST_PAUSE);
        }
      });
    }
    connect();
    window.addEventListener("pageshow", function (event) {
      if (event.persisted) {
        readAgain(TRIES);
      }
    });
  }

  document.addEventListener("DOMContentLoaded", function () {
    var boxes = parts();
    Object.keys(boxes).forEach(function (name) { came[name] = bare(boxes[name].innerHTML); });
    var state = one("h1");
    suffix = state ? document.title.slice(state.textContent.length) : "";
    themeButton();
    closableMenus();
    localTimes(document);
    nameZone();
    // Whatever else puts something new on the page.
    document.addEventListener("sitrep:fresh", function (event) { localTimes(event.detail); });
    setInterval(function () { tick(document); }, MINUTE / 2);
    if (!isCopy && window.EventSource && version && Object.keys(boxes).length) {
      listen();
    }
  });
})();
