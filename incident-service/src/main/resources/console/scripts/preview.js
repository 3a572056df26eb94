// An update is seen as readers will see it, while it is written.

const PAUSE = 700;

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
      ask(form.dataset.previewAt, { method: "POST", headers: BY_ITSELF, body })
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
