// What was typed is not lost.

const DRAFTS = "sitrep-draft ";
const MINE = DRAFTS + document.documentElement.dataset.who + " ";

/** Of one form: by its own name, else by where it is sent. */
function draftOf(form) {
  return MINE + (form.dataset.keep || form.getAttribute("action"));
}

const kept = (drafts, form) => JSON.parse(drafts.getItem(draftOf(form)) || "{}");

/** Where there is no room that is said, as long as it is so; what was kept before is there still, and the form can be sent. */
function keep(drafts, form, typed) {
  try {
    drafts.setItem(draftOf(form), JSON.stringify(typed));
    tell("full", false);
  } catch (full) {
    tell("full", true);
  }
}

/** What a field was before anything was typed, also where the screen came back with what was. */
const grounds = new WeakMap();

/** Whom a text is for, and who is told, is put back with the text and never without it: each alone would be another wish. */
function showDrafts(within) {
  const drafts = store();
  if (!drafts) {
    return;
  }
  all("form[method=post]", within).forEach((form) => {
    const before = kept(drafts, form);
    texts(form).concat(choices(form)).forEach((field) => {
      const draft = before[keyOf(field)];
      grounds.set(field, draft && originOf(field) === draft.text ? draft.from : originOf(field));
    });
    const typed = texts(form).filter((field) => before[keyOf(field)]);
    const choose = () => choices(form).forEach((field) => {
      if (before[keyOf(field)]) {
        bring(field, before[keyOf(field)]);
      }
    });
    if (typed.map((field) => bring(field, before[keyOf(field)], choose)).includes(true)) {
      choose();
    } else if (!typed.length && Object.keys(before).length) {
      drafts.removeItem(draftOf(form));
    }
  });
}

function keepDrafts() {
  const drafts = store();
  if (!drafts) {
    return;
  }
  if (document.documentElement.dataset.who) {
    // Who was here before may have left without saying so.
    Object.keys(drafts).filter((key) => key.startsWith(DRAFTS) && !key.startsWith(MINE)).forEach((key) => drafts.removeItem(key));
  }
  document.addEventListener("input", (event) => {
    const field = event.target;
    if (!field.form || !texts(field.form).concat(choices(field.form)).includes(field)) {
      return;
    }
    const typed = kept(drafts, field.form);
    const ground = grounds.has(field) ? grounds.get(field) : originOf(field);
    if (stateOf(field) === ground) {
      delete typed[keyOf(field)];
    } else {
      typed[keyOf(field)] = { text: stateOf(field), from: ground };
    }
    keep(drafts, field.form, typed);
  });
  // A draft has been sent when the next screen says that it was done; what is to be sent again is still on its way.
  const sent = sessionStorage.getItem("sitrep-sent");
  if (!one("[data-resend]")) {
    sessionStorage.removeItem("sitrep-sent");
  }
  if (sent && one(".notice.done")) {
    drafts.removeItem(sent);
  }
}

/** Who comes next to this machine is to find nothing. */
function forget() {
  const drafts = store();
  if (drafts) {
    Object.keys(drafts).filter((key) => key.startsWith(DRAFTS)).forEach((key) => drafts.removeItem(key));
  }
}

function remember(event) {
  if (event.target.matches("[data-resend]") && sessionStorage.getItem("sitrep-sent")) {
    // It is kept under the name of the form it was typed in.
    return;
  }
  const asked = event.submitter && event.submitter.getAttribute("formaction");
  if (store() && event.target.method === "post" && !(asked && asked.endsWith("/preview"))) {
    try {
      sessionStorage.setItem("sitrep-sent", draftOf(event.target));
    } catch (full) {
      // It is offered once more then, though it was sent.
    }
  }
}
