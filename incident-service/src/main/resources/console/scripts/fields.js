// Fields of every kind as text; and what was written over is offered.

const TICK = "[type=checkbox], [type=radio]";
const CHOICE = "select[name]:not([data-template], [data-draft]), input[type=checkbox][name], input[type=radio][name]";
const texts = (form) => all("[data-draft]", form);
const choices = (form) => (one("[data-draft]", form) ? all(CHOICE, form) : []);
const keyOf = (field) => field.name + (field.matches(TICK) ? "=" + field.value : "");

/** As text, whatever kind of field it is. */
function stateOf(field) {
  return field.matches(TICK) ? String(field.checked)
    : field.multiple ? JSON.stringify(Array.from(field.selectedOptions, (each) => each.value)) : field.value;
}

/** What it was when the screen came. */
function originOf(field) {
  if (field.matches(TICK)) {
    return String(field.defaultChecked);
  }
  if (field.tagName !== "SELECT") {
    return field.defaultValue;
  }
  const chosen = Array.from(field.options).filter((each) => each.defaultSelected).map((each) => each.value);
  return field.multiple ? JSON.stringify(chosen) : chosen.length ? chosen[0] : field.options.length ? field.options[0].value : "";
}

function putBack(field, text) {
  if (field.matches(TICK)) {
    field.checked = text === "true";
  } else if (field.multiple) {
    const chosen = JSON.parse(text);
    Array.from(field.options).forEach((each) => { each.selected = chosen.includes(each.value); });
  } else if (field.tagName !== "SELECT" || Array.from(field.options).some((each) => each.value === text)) {
    field.value = text;
  }
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

/** A question with a button, at its place once. */
function question(name, place, answer) {
  const asked = one("[data-" + name + "]").content.firstElementChild.cloneNode(true);
  if (place.nextElementSibling && place.nextElementSibling.dataset.asks === name) {
    place.nextElementSibling.remove();
  }
  asked.dataset.asks = name;
  one("button", asked).addEventListener("click", () => {
    asked.remove();
    answer();
  });
  place.after(asked);
  return asked;
}

/** What stands there now is not what was written over: whoever wrote decides. */
function offer(field, text, then = () => {}) {
  question("kept", field.closest("p") || field, () => {
    putBack(field, text);
    then();
    field.focus();
  });
}

/** Whether it stands there now. What nobody sees, in a box that follows the news, is only offered: it would hold the box. */
function bring(field, draft, then) {
  const now = stateOf(field);
  if (draft.text === now) {
    return true;
  }
  const same = now === draft.from || (field.matches("[data-draft]") && !now);
  if (same && !field.closest("[data-box] details:not([open])")) {
    putBack(field, draft.text);
    return true;
  }
  offer(field, draft.text, then);
  return false;
}
