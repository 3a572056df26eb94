// Languages as tabs.

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
