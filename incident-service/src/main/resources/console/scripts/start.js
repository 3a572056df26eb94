// What the console gains where scripts run.

// As it came, before anything is added to it.
all("[data-box]").forEach((box) => served.set(box.dataset.box, bare(box)));
keepDrafts();
connection();
all("[data-tabs]").forEach(tabs);
showDrafts(document);
templates();
all("form[data-preview-at]").forEach(preview);
all("[data-grid]").forEach(grid);
showKeys(document);
keys();
countdown();
setInterval(countdown, 1000);
document.addEventListener("focusout", () => setTimeout(showWaiting));
const bench = one("[data-events]");
if (bench && window.EventSource) {
  listen(bench);
}
const looking = one("[data-again]");
if (looking) {
  lookAgain(looking);
}
const here = one(".pages [aria-current]");
if (here) {
  // Where the places are one row, the one we are at is to be seen.
  here.scrollIntoView({ block: "nearest", inline: "center" });
}
const refused = one("[data-refused]");
if (refused) {
  refused.tabIndex = -1;
  refused.focus();
}
