// Parts of a screen are replaced by newer ones, and nothing that is being typed in them is touched.

const FIELD = "input:not([type=hidden]), textarea, select";

/** Also where a form was refused: what stands in it was typed, though it came with the screen. */
function isBeingUsed(box) {
  return box.contains(document.activeElement) && document.activeElement.matches("input, textarea, select")
    || all(FIELD, box).some((field) =>
      field.type === "checkbox" ? field.checked !== field.defaultChecked
        : field.tagName !== "SELECT" && field.value !== field.defaultValue)
    || all("form[method=post]", box).some((form) => form.getAttribute("action") === location.pathname
      && one(FIELD, form));
}

// Each answer has its own of these, and of the version that was seen.
const SEEN = "button[name=seen]";

/** How a form says that a field was seen: what it holds may have been typed, and refused, before it came. */
function wasOf(field) {
  const form = field.closest("form");
  return form && !field.matches(TICK) ? one('[type=hidden][name="was.' + field.name + '"]', form) : null;
}

const groundOf = (field) => (wasOf(field) ? wasOf(field).value : originOf(field));

function withoutWhatWasTyped(field) {
  const was = wasOf(field);
  if (was && field.tagName === "SELECT") {
    // Its colour is that of its state.
    field.removeAttribute("class");
    Array.from(field.options).forEach((each) => each.toggleAttribute("selected", each.value === was.value));
  } else if (was) {
    field.defaultValue = was.value;
  }
}

function bare(box) {
  const copy = box.cloneNode(true);
  all(FIELD, copy).forEach(withoutWhatWasTyped);
  all("input[type=hidden]:not([name^='was.'])", copy).forEach((field) => field.remove());
  all(SEEN, copy).forEach((button) => button.removeAttribute("value"));
  return copy.innerHTML;
}

const served = new Map();
const waiting = new Map();

/** What is shown is what it was, and has been seen in the newer version, too. */
function carryOver(box, next) {
  const newer = all(SEEN, next);
  all(SEEN, box).forEach((button, i) => { button.value = newer[i].value; });
  noNews(box);
}

/** What is being typed in a box, what of it is open, and where the keyboard is, is the same afterwards. */
function replace(box, next) {
  const typed = all("form", box).flatMap((form) => all(FIELD, form)
    .filter((field) => field.name && stateOf(field) !== groundOf(field))
    .map((field) => ({ form: form.getAttribute("action"), key: keyOf(field), draft: { text: stateOf(field), from: groundOf(field) } })));
  const back = place(box);
  served.set(box.dataset.box, bare(next));
  box.replaceChildren(...next.childNodes);
  box.classList.add("fresh");
  setTimeout(() => box.classList.remove("fresh"), 2000);
  document.dispatchEvent(new CustomEvent("sitrep:fresh", { detail: box }));
  back.unfold();
  all("[data-tabs]", box).forEach(tabs);
  all("[data-grid]", box).forEach(grid);
  showDrafts(box);
  typed.forEach((each) => {
    const form = all("form", box).find((other) => other.getAttribute("action") === each.form);
    const field = form && Array.from(form.elements).find((other) => keyOf(other) === each.key);
    if (field) {
      bring(field, each.draft);
    }
  });
  showKeys(box);
  noNews(box);
  back.focus();
}

function noNews(box) {
  waiting.delete(box);
  all("[data-asks=news]", box).forEach((each) => each.remove());
}

/** A box in which somebody types is left alone, and says once that it is not what it was. */
function tellNews(box, next) {
  waiting.set(box, next);
  if (one("[data-asks=news]", box)) {
    return;
  }
  question("news", one("h2", box), () => {
    replace(box, waiting.get(box));
    lead(box);
  });
}

/** Once it is left as it was. */
function showWaiting() {
  waiting.forEach((next, box) => {
    if (!isBeingUsed(box)) {
      replace(box, next);
    }
  });
}
