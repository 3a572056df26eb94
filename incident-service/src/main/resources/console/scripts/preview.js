// An update is seen as readers will see it, while it is written.

const PAUSE = 700;

/** Also the reason why it would be refused; who is not let in, any more or at all, hears nothing of the text. */
const isAboutTheText = (answer) => answer.ok || (answer.status >= 400 && answer.status < 500 && ![401, 403].includes(answer.status)
  && (answer.headers.get("Content-Type") || "").startsWith("text/html"));

/** What is said where readers' sight of it would stand. Nothing there calls out loud: it is asked for at each pause. */
function reasons(page) {
  return all("[data-refused]", page).map((each) => {
    each.removeAttribute("data-refused");
    each.removeAttribute("role");
    return each;
  });
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
      ask(form.dataset.previewAt, { method: "POST", headers: BY_ITSELF, body }, isAboutTheText)
        .then((html) => {
          const page = new DOMParser().parseFromString(html, "text/html");
          const fresh = one("[data-preview]", page);
          const why = reasons(page);
          if (mine === asked && (fresh || why.length)) {
            box.replaceChildren(...(why.length ? why : fresh.childNodes));
          }
        })
        .catch(() => {
          // The next letter asks again.
        });
    }, PAUSE);
  });
}
