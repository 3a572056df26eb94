// Where somebody is in a box, to be there again once it is another.

/** What is told apart by itself has a name of its own; what is no such thing belongs to the box. */
const rowOf = (part) => (part.closest("li[id]") || {}).id || "";

/** Each under what it does, and where several do the same under which of them it is. */
function named(parts, does) {
  const names = new Map();
  parts.forEach((part) => {
    const name = does(part);
    let number = 0;
    while (names.has(name + " " + number)) {
      number += 1;
    }
    names.set(name + " " + number, part);
  });
  return names;
}

const folds = (box) => named(all("details:not([data-tab])", box), (fold) => rowOf(fold) + " " + fold.className);
const stops = (box) => named(all("a[href], button, summary, [tabindex]", box), (stop) =>
  [rowOf(stop), stop.tagName, stop.id, stop.getAttribute("href"), stop.getAttribute("formaction"),
    stop.form && stop.form.getAttribute("action"), stop.name !== "seen" && stop.value].join(" "));
const nameIn = (names, part) => (Array.from(names).find((each) => each[1] === part) || [])[0];

/** To what a box is about. */
function lead(box) {
  const heading = one("h1, h2", box);
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}

/** Taken before a box is replaced; brings back afterwards what can be: what is not there any more gives the keyboard to the heading. */
function place(box) {
  const open = new Map(Array.from(folds(box), ([name, fold]) => [name, fold.open]));
  const chosen = all("[role=tab][aria-selected=true]", box).map((tab) => tab.id);
  const held = box.contains(document.activeElement) ? document.activeElement : null;
  const stop = held && nameIn(stops(box), held);
  return {
    unfold() {
      folds(box).forEach((fold, name) => {
        if (open.has(name)) {
          fold.open = open.get(name);
        }
      });
    },
    focus() {
      chosen.map((id) => document.getElementById(id)).filter((tab) => tab).forEach((tab) => tab.click());
      const again = held && stops(box).get(stop);
      if (again) {
        again.focus({ preventScroll: true });
      } else if (held) {
        lead(box);
      }
    },
  };
}
