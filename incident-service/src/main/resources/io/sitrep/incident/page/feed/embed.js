/* Sitrep: shows what is open on the status page this comes from. <script async src="…/embed.js" data-position="top" data-lang="it"></script>
   Is told by that page's /events when something has changed, while it is seen, and reads its /api/v2/summary.json then; where no
   stream can be had it looks every five minutes. A site with a Content-Security-Policy names that page in script-src and
   connect-src. Sets no cookie; remembers in this tab alone what was closed. */
(function () {
  'use strict';
  var script = document.currentScript;
  if (!script || !window.fetch || !document.documentElement.attachShadow) return;
  var page = script.src.replace(/\/embed\.js(\?.*)?$/, '');
  var words = /*WORDS*/ {};
  var tags = Object.keys(words);
  var asked = /[?&]lang=/.test(script.src);
  var wanted = (script.dataset.lang || (asked ? tags[0] : document.documentElement.lang) || '').toLowerCase();
  var lang = find(wanted) || find(wanted.split('-')[0]) || tags[0];
  var say = words[lang];
  var top = script.dataset.position === 'top';
  var keep = 'sitrep-closed:' + page;
  var SLOW = 300000;
  var PAUSE = 30000;
  var LONGEST = 600000;
  var SPREAD = 1000;
  var PATIENCE = 10000;
  var MOST_FAILURES = 4;
  var pause = PAUSE;
  var next = null;
  var due = Infinity;
  var stream = null;
  var heard = false;
  var failures = 0;
  var told = null;
  var seen = null;
  var shown = '';
  var host = null;

  function find(tag) {
    return tags.find(function (each) { return each.toLowerCase() === tag; });
  }

  function closed() {
    try { return JSON.parse(sessionStorage.getItem(keep)) || []; } catch (e) { return []; }
  }

  function remember(ids) {
    try { sessionStorage.setItem(keep, JSON.stringify(closed().concat(ids).slice(-50))); } catch (e) { /* not kept, then */ }
  }

  function element(name, text, into) {
    var made = document.createElement(name);
    if (text) made.textContent = text;
    into.appendChild(made);
    return made;
  }

  function link(text, path, into) {
    var made = element('a', text, into);
    made.href = page + path + (lang === tags[0] && !asked ? '' : '?lang=' + lang);
    made.target = '_blank';
    made.rel = 'noopener';
    made.dir = 'auto';
  }

  function style(root) {
    try {
      var sheet = new CSSStyleSheet();
      sheet.replaceSync(':host{all:initial;position:fixed;z-index:2147483000;left:0;right:0;' + (top ? 'top' : 'bottom') + ':0;' +
        'display:block;font:15px/1.4 system-ui,sans-serif;color:#fff}' +
        'section{display:flex;gap:1em;align-items:flex-start;justify-content:center;padding:.7em 1em;background:#7a1f12}' +
        'section.planned{background:#174a8c}ul{margin:0;padding:0;list-style:none}li+li{margin-top:.3em}' +
        'a{color:inherit;text-underline-offset:.15em}a:focus-visible,button:focus-visible{outline:2px solid #fff;outline-offset:2px}' +
        'button{font:inherit;color:inherit;background:none;border:1px solid;border-radius:4px;padding:.1em .6em;cursor:pointer;min-height:24px}' +
        '@media print{:host{display:none}}');
      root.adoptedStyleSheets = [sheet];
    } catch (e) { /* an old browser: plain, and readable */ }
  }

  function hide() {
    if (host) host.remove();
    host = null;
    document.removeEventListener('keydown', escape);
  }

  function escape(event) {
    if (event.key === 'Escape' && host) host.dismiss();
  }

  function show(open, planned) {
    var now = JSON.stringify(open.map(function (each) { return [each.id, each.name, each.status]; }));
    if (now === shown) return;
    shown = now;
    hide();
    if (!open.length) return;
    host = document.createElement('div');
    host.lang = lang;
    host.dismiss = function () {
      remember(open.map(function (each) { return each.id; }));
      hide();
    };
    var root = host.attachShadow({ mode: 'open' });
    style(root);
    var section = element('section', '', root);
    section.setAttribute('role', 'status');
    section.className = planned ? 'planned' : '';
    (document.body || document.documentElement).appendChild(host);
    // A reader is told of what comes into an element that is there already.
    setTimeout(function () {
      var list = element('ul', '', section);
      open.slice(0, 3).forEach(function (each) {
        var item = element('li', '', list);
        link(each.name, '/incidents/' + encodeURIComponent(each.id), item);
        item.appendChild(document.createTextNode(' \u2013 ' + (say[each.status] || each.status)));
      });
      if (open.length > 3) link('+' + (open.length - 3), '/', element('li', '', list));
      var button = element('button', '\u00d7', section);
      button.type = 'button';
      button.setAttribute('aria-label', say.close);
      button.addEventListener('click', function () { host && host.dismiss(); });
    }, 50);
    document.addEventListener('keydown', escape);
  }

  function look() {
    clearTimeout(next);
    due = Infinity;
    var version = told;
    fetch(page + '/api/v2/summary.json', { credentials: 'omit', referrerPolicy: 'no-referrer' })
      .then(function (answer) { return answer.ok ? answer.json() : Promise.reject(); })
      .then(function (summary) {
        pause = PAUSE;
        seen = version;
        var known = closed();
        var working = summary.scheduled_maintenances.filter(function (each) {
          return each.status === 'in_progress' || each.status === 'verifying';
        });
        var open = summary.incidents.concat(working).filter(function (each) { return known.indexOf(each.id) < 0; });
        show(open, open.length > 0 && working.indexOf(open[0]) >= 0);
        if (!heard) wait(SLOW);
      })
      // Unreachable: the site around it has nothing to do with that.
      .catch(function () {
        wait(pause);
        pause = Math.min(pause * 2, LONGEST);
      });
  }

  // Not all readers of a site at once.
  function wait(rest) {
    rest *= 0.8 + Math.random() * 0.4;
    due = Date.now() + rest;
    clearTimeout(next);
    if (!document.hidden) next = setTimeout(again, rest);
  }

  function again() {
    due = Infinity;
    if (heard) look();
    else follow();
  }

  function leave() {
    if (stream) stream.close();
    stream = null;
    heard = false;
  }

  function follow() {
    if (document.hidden) return;
    leave();
    if (!window.EventSource) return look();
    stream = new EventSource(page + '/events');
    stream.addEventListener('hello', hear);
    stream.addEventListener('page', hear);
    stream.onerror = function () {
      // What was cut comes back by itself; what was refused does not.
      if (stream.readyState !== 2 && ++failures < MOST_FAILURES) return;
      leave();
      failures = 0;
      look();
    };
    // Something in between may hold it back.
    next = setTimeout(look, PATIENCE);
  }

  function hear(event) {
    if (!heard) clearTimeout(next);
    heard = true;
    failures = 0;
    told = event.lastEventId;
    if (told === seen) return;
    clearTimeout(next);
    next = setTimeout(look, seen === null ? 0 : Math.random() * SPREAD);
  }

  document.addEventListener('visibilitychange', function () {
    clearTimeout(next);
    if (document.hidden) leave();
    else if (due < Infinity) next = setTimeout(again, Math.max(0, due - Date.now()));
    else follow();
  });
  if (document.body) follow();
  else document.addEventListener('DOMContentLoaded', follow);
})();
