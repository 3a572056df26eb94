// Everything by the keyboard.

function showKeys(within) {
  all("[data-key]", within).forEach((target) => sign(target, target.dataset.key, target.dataset.key));
  all("main form").forEach((form) => {
    const button = sends(form);
    if (button && !button.dataset.key && one("input:not([type=hidden]), select, textarea", form)) {
      sign(button, "Control+Enter", "Ctrl ⏎");
    }
  });
}

function sign(target, keys, text) {
  target.setAttribute("aria-keyshortcuts", keys);
  const place = target.labels && target.labels.length ? target.labels[0] : target;
  if (place.matches("a, button, label, summary") && !one("kbd", place)) {
    const shown = document.createElement("kbd");
    shown.textContent = text;
    shown.setAttribute("aria-hidden", "true");
    place.append(shown);
  }
}

/** The button that Ctrl+Enter stands for. */
const sends = (form) => one("button:not([type=button]):not([data-enter])", one(".acts", form) || form);

/** Where a letter leads: what is seen, and what a menu shows once it is open. */
const meant = (letter) => all("[data-key]").filter((each) =>
  each.dataset.key === letter && (each.checkVisibility() || each.closest(".menu")));

/** Of several with one letter it leads to the next one each time. */
function goTo(targets) {
  const target = targets[(targets.indexOf(document.activeElement) + 1) % targets.length];
  const menu = target.closest(".menu");
  if (menu) {
    menu.open = true;
  }
  target.focus();
  // What does something is pressed by Enter then, unless it asks first: a letter is struck soon by mistake.
  if (target.matches("[data-sure]") || (targets.length === 1 && target.matches("a, summary, [type=button], [formaction$='/preview']"))) {
    target.click();
  }
}

function keys() {
  const dialog = one("[data-keys]");
  if (!dialog) {
    return;
  }
  const name = (target) => {
    const place = (target.labels && target.labels.length ? target.labels[0] : target).cloneNode(true);
    all("kbd, .sr", place).forEach((sign) => sign.remove());
    return target.dataset.means || place.textContent.trim();
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
  const single = one("[data-single]", dialog);
  const drafts = store();
  single.checked = !drafts || drafts.getItem("sitrep-single") !== "no";
  single.addEventListener("change", () => drafts && drafts.setItem("sitrep-single", single.checked ? "yes" : "no"));
  const button = one("[data-keys-button]");
  button.hidden = false;
  button.addEventListener("click", open);
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, select, [contenteditable]");
    const letters = !typing || typing.matches(TICK);
    if (event.ctrlKey && event.key === "Enter" && typing && typing.form) {
      sends(typing.form).click();
      return;
    }
    if (event.key === "Enter" && typing && typing.matches("input") && typing.form && one("[data-enter=nothing]", typing.form)) {
      event.preventDefault();
      return;
    }
    if (typing && event.key === "Escape") {
      typing.blur();
      return;
    }
    if (!letters || dialog.open || (event.key !== "?" && !single.checked) || event.ctrlKey || event.altKey || event.metaKey) {
      return;
    }
    if (event.key === "?") {
      event.preventDefault();
      open();
      return;
    }
    const targets = meant(event.key);
    if (targets.length) {
      event.preventDefault();
      goTo(targets);
    }
  });
}
