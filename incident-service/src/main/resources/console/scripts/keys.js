// Everything by the keyboard.

function showKeys(within) {
  all("[data-key]", within).forEach((target) => {
    // The first of several is the one that is meant.
    if (one("[data-key=" + CSS.escape(target.dataset.key) + "]") === target) {
      sign(target, target.dataset.key, target.dataset.key);
    }
  });
  all("main form[method=post]").forEach((form) => {
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
  const single = one("[data-single]", dialog);
  const drafts = store();
  single.checked = !drafts || drafts.getItem("sitrep-single") !== "no";
  single.addEventListener("change", () => drafts && drafts.setItem("sitrep-single", single.checked ? "yes" : "no"));
  const button = one("[data-keys-button]");
  button.hidden = false;
  button.addEventListener("click", open);
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, select, [contenteditable]");
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
    if (typing || dialog.open || (event.key !== "?" && !single.checked) || event.ctrlKey || event.altKey || event.metaKey) {
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
      // What does something is pressed by Enter then, unless it asks first: a letter is struck soon by mistake.
      if (target.matches("a, summary, [type=button], [data-sure], [formaction$='/preview']")) {
        target.click();
      }
    }
  });
}
