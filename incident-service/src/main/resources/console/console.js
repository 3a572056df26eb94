// What the console gains where scripts run: drafts, tabs, keys, news without asking, and word of a slow or lost connection.
const SLOW = 3000;
const PAUSE = 700;
const DRAFTS = "sitrep-draft ";
const BY_ITSELF = { "Sitrep-Unasked": "yes" };

const one = (selector, within = document) => within.querySelector(selector);
const all = (selector, within = document) => Array.from(within.querySelectorAll(selector));

/* ---- what was typed is not lost ---- */

function store() {
  try {
    return window.localStorage;
  } catch (refused) {
    return null;
  }
}

function draftOf(form) {
  return DRAFTS + form.dataset.keep;
}

function keepDrafts(form) {
  const drafts = store();
  if (!drafts) {
    return;
  }
  const fields = () => all("[data-draft]", form);
  const kept = JSON.parse(drafts.getItem(draftOf(form)) || "{}");
  fields().forEach((field) => {
    // What the server shows again is newer than what was kept here.
    if (!field.value && kept[field.name]) {
      field.value = kept[field.name];
    }
  });
  form.addEventListener("input", () => {
    const typed = {};
    fields().filter((field) => field.value).forEach((field) => { typed[field.name] = field.value; });
    drafts.setItem(draftOf(form), JSON.stringify(typed));
  });
}

/** A draft has been sent when the next screen says that it was done. */
function forgetSent() {
  const drafts = store();
  if (!drafts) {
    return;
  }
  const sent = sessionStorage.getItem("sitrep-sent");
  sessionStorage.removeItem("sitrep-sent");
  if (sent && one(".notice.done")) {
    drafts.removeItem(sent);
  }
  all("form[data-keep]").forEach((form) => form.addEventListener("submit", (event) => {
    if (!event.submitter || !event.submitter.formAction.endsWith("/preview")) {
      sessionStorage.setItem("sitrep-sent", draftOf(form));
    }
  }));
  all("[data-leave]").forEach((button) => button.addEventListener("click", () => {
    // Who comes next to this machine is to find nothing.
    Object.keys(drafts).filter((key) => key.startsWith(DRAFTS)).forEach((key) => drafts.removeItem(key));
  }));
}

/* ---- the connection ---- */

function connection() {
  const offline = one("[data-offline]");
  const tell = () => { offline.hidden = navigator.onLine; };
  window.addEventListener("online", tell);
  window.addEventListener("offline", tell);
  tell();
  document.addEventListener("submit", (event) => {
    if (!navigator.onLine) {
      event.preventDefault();
      offline.hidden = false;
      offline.scrollIntoView({ block: "nearest" });
      return;
    }
    const slow = setTimeout(() => { one("[data-slow]").hidden = false; }, SLOW);
    window.addEventListener("pagehide", () => clearTimeout(slow));
  });
  document.addEventListener("click", (event) => {
    const sure = event.target.closest("[data-sure]");
    if (sure && !window.confirm(sure.dataset.sure)) {
      event.preventDefault();
    }
  });
  // What is gone back to is as it was left: nothing slow is under way there.
  window.addEventListener("pageshow", () => { one("[data-slow]").hidden = true; });
}

/* ---- languages as tabs ---- */

function tabs(box) {
  const list = document.createElement("div");
  list.setAttribute("role", "tablist");
  const panels = [];
  const buttons = all("[data-tab]", box).map((folded) => {
    const panel = document.createElement("div");
    const button = document.createElement("button");
    const name = one("summary span", folded).textContent;
    one("summary", folded).remove();
    panel.append(...folded.childNodes);
    panel.className = "tongue";
    panel.dataset.panel = "";
    panel.id = one("textarea", panel).id + "-panel";
    panel.setAttribute("role", "tabpanel");
    button.type = "button";
    button.id = panel.id + "-tab";
    button.setAttribute("role", "tab");
    button.setAttribute("aria-controls", panel.id);
    panel.setAttribute("aria-labelledby", button.id);
    const label = () => {
      const missing = !one("textarea", panel).value.trim();
      button.textContent = name + (missing ? " · " + box.dataset.missing : "");
    };
    label();
    panel.addEventListener("input", label);
    folded.replaceWith(panel);
    panels.push(panel);
    list.append(button);
    return button;
  });
  function choose(number, move) {
    panels.forEach((panel, i) => {
      panel.hidden = i !== number;
      buttons[i].setAttribute("aria-selected", String(i === number));
      buttons[i].tabIndex = i === number ? 0 : -1;
    });
    if (move) {
      buttons[number].focus();
    }
  }
  buttons.forEach((button, i) => {
    button.addEventListener("click", () => choose(i));
    button.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (step) {
        event.preventDefault();
        choose((i + step + buttons.length) % buttons.length, true);
      }
    });
  });
  box.prepend(list);
  choose(0);
  // A field that the browser objects to is to be seen.
  box.addEventListener("invalid", (event) => {
    choose(panels.indexOf(event.target.closest("[data-panel]")));
  }, true);
}

/* ---- templates and the preview ---- */

function templates() {
  all("[data-template]").forEach((select) => select.addEventListener("change", () => {
    const text = select.selectedOptions[0].dataset.message;
    const field = one("[name=" + select.dataset.template + "]", select.form);
    if (text) {
      field.value = text;
      field.dispatchEvent(new Event("input", { bubbles: true }));
      field.focus();
    }
  }));
}

function preview(form) {
  const box = one("[data-preview]", form);
  let waiting;
  let asked = 0;
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      if (!one("[name=message]", form).value.trim()) {
        return;
      }
      const mine = ++asked;
      const body = new URLSearchParams(new FormData(form));
      fetch(form.dataset.previewAt, { method: "POST", headers: BY_ITSELF, body })
        .then((answer) => (answer.ok ? answer.text() : Promise.reject(answer.status)))
        .then((html) => {
          const fresh = one("[data-preview]", new DOMParser().parseFromString(html, "text/html"));
          if (fresh && mine === asked) {
            box.replaceChildren(...fresh.childNodes);
          }
        })
        .catch(() => {
          // The next letter asks again.
        });
    }, PAUSE);
  });
}

/* ---- the grid ---- */

function grid(table) {
  table.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }[event.key];
    const cell = event.target.closest("td");
    if (!step || !event.altKey || !cell) {
      return;
    }
    event.preventDefault();
    const row = table.rows[cell.parentElement.rowIndex + step[0]];
    const next = row && row.cells[cell.cellIndex + step[1]];
    const select = next && one("select", next);
    if (select) {
      select.focus();
    }
  });
  table.addEventListener("change", (event) => { event.target.className = event.target.value; });
}

/* ---- news ---- */

function isBeingUsed(box) {
  return box.contains(document.activeElement) && document.activeElement.matches("input, textarea, select")
    || all("input:not([type=hidden]), textarea, select", box).some((field) =>
      field.type === "checkbox" ? field.checked !== field.defaultChecked
        : field.tagName !== "SELECT" && field.value !== field.defaultValue);
}

function bare(box) {
  const copy = box.cloneNode(true);
  // Each answer has its own.
  all("input[type=hidden]", copy).forEach((field) => field.remove());
  return copy.innerHTML;
}

let served = new Map();

function readAgain() {
  return fetch(location.pathname, { headers: BY_ITSELF })
    .then((answer) => (answer.ok ? answer.text() : Promise.reject(answer.status)))
    .then((html) => {
      const fresh = new DOMParser().parseFromString(html, "text/html");
      all("[data-box]", fresh).forEach((next) => {
        const box = one("[data-box=" + next.dataset.box + "]");
        const said = bare(next);
        if (box && said !== served.get(next.dataset.box) && !isBeingUsed(box)) {
          served.set(next.dataset.box, said);
          box.replaceChildren(...next.childNodes);
          box.classList.add("fresh");
          setTimeout(() => box.classList.remove("fresh"), 2000);
          document.dispatchEvent(new CustomEvent("sitrep:fresh", { detail: box }));
          all("[data-tabs]", box).forEach(tabs);
          showKeys(box);
        }
      });
      one("#said").textContent = one("h1").textContent;
    });
}

function listen(bench) {
  all("[data-box]").forEach((box) => served.set(box.dataset.box, bare(box)));
  let seen;
  const stream = new EventSource(bench.dataset.events);
  stream.addEventListener("version", (event) => {
    if (seen !== undefined && seen !== event.data) {
      readAgain().catch(() => { seen = undefined; });
    }
    seen = event.data;
  });
}

function countdown() {
  all("[data-until]").forEach((place) => {
    const seconds = Math.round((new Date(place.dataset.until) - Date.now()) / 1000);
    const left = Math.abs(seconds);
    const text = [Math.floor(left / 3600), Math.floor(left / 60) % 60, left % 60]
      .map((part) => String(part).padStart(2, "0")).join(":");
    place.classList.toggle("late", seconds < 0);
    place.textContent = seconds < 0 ? text + " " + place.dataset.late : text;
  });
}

/* ---- keys ---- */

function showKeys(within) {
  all("[data-key]", within).forEach((target) => {
    target.setAttribute("aria-keyshortcuts", target.dataset.key);
    const place = target.labels && target.labels.length ? target.labels[0] : target;
    if (place.matches("a, button, label") && !one("kbd", place)) {
      const sign = document.createElement("kbd");
      sign.textContent = target.dataset.key;
      sign.setAttribute("aria-hidden", "true");
      place.append(sign);
    }
  });
}

function keys() {
  const dialog = one("[data-keys]");
  if (!dialog) {
    return;
  }
  const name = (target) => {
    const place = (target.labels && target.labels.length ? target.labels[0] : target).cloneNode(true);
    all("kbd, .sr", place).forEach((sign) => sign.remove());
    return place.textContent.trim();
  };
  function open() {
    const list = one("[data-keys-list]", dialog);
    all("[data-of-screen]", list).forEach((line) => line.remove());
    const listed = new Set();
    all("[data-key]").filter((target) => !listed.has(target.dataset.key) && listed.add(target.dataset.key)).forEach((target) => {
      const line = document.createElement("div");
      line.dataset.ofScreen = "";
      line.innerHTML = "<dt><kbd></kbd></dt><dd></dd>";
      one("kbd", line).textContent = target.dataset.key;
      one("dd", line).textContent = name(target);
      list.append(line);
    });
    dialog.showModal();
  }
  const button = one("[data-keys-button]");
  button.hidden = false;
  button.addEventListener("click", open);
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, select, [contenteditable]");
    if (event.ctrlKey && event.key === "Enter" && typing && typing.form) {
      const send = one("button", typing.form.querySelector(".acts") || typing.form);
      send.click();
      return;
    }
    if (typing && event.key === "Escape") {
      typing.blur();
      return;
    }
    if (typing || dialog.open || event.ctrlKey || event.altKey || event.metaKey) {
      return;
    }
    if (event.key === "?") {
      event.preventDefault();
      open();
      return;
    }
    const target = all("[data-key]").find((each) => each.dataset.key === event.key && each.checkVisibility());
    if (target) {
      event.preventDefault();
      target.focus();
      if (target.matches("a, button")) {
        target.click();
      }
    }
  });
}

forgetSent();
all("form[data-keep]").forEach(keepDrafts);
connection();
all("[data-tabs]").forEach(tabs);
templates();
all("form[data-preview-at]").forEach(preview);
all("[data-grid]").forEach(grid);
showKeys(document);
keys();
countdown();
setInterval(countdown, 1000);
const bench = one("[data-events]");
if (bench && window.EventSource) {
  listen(bench);
}
const refused = one("[data-refused]");
if (refused) {
  refused.tabIndex = -1;
  refused.focus();
}
