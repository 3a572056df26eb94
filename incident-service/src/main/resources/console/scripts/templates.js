// A template fills in an update.

function templates() {
  // What a template put in and nobody changed since may go again; what was typed stays until whoever typed it says otherwise.
  const filled = new WeakMap();
  all("[data-template]").forEach((select) => select.addEventListener("change", () => {
    const chosen = select.selectedOptions[0];
    const message = one("[name=" + select.dataset.template + "]", select.form);
    const places = [message].concat(all("textarea[lang]", select.form));
    const text = (place) => (place === message ? chosen.dataset.message : chosen.getAttribute("data-message-" + place.lang)) || "";
    const typed = places.filter((place) => place.value.trim() && place.value !== filled.get(place));
    const fill = () => {
      const before = typed.map((place) => place.value);
      places.forEach((place) => {
        filled.set(place, text(place));
        putBack(place, text(place));
      });
      typed.forEach((place, i) => offer(place, before[i]));
      message.focus();
    };
    all("[data-asks=begin]", select.form).forEach((each) => each.remove());
    if (typed.length && chosen.dataset.message) {
      question("begin", select.closest("p"), fill);
    } else if (!typed.length) {
      fill();
    }
  }));
}
