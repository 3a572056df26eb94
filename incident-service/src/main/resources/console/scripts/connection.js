// A lost connection and a slow answer are told of.

const SLOW = 3000;
const BY_ITSELF = { "Sitrep-Unasked": "yes" };

/** In a region that was there before: only what is put into such a one is sure to be read out. */
function tell(name, is) {
  const region = one("[data-calls]");
  const told = one("[data-" + name + "]", region);
  if (is && !told) {
    region.append(one("template[data-call=" + name + "]").content.cloneNode(true));
  } else if (!is && told) {
    told.remove();
  }
}

/** Where this screen is to be had: the address of a form that was answered by it is no screen's. */
function address() {
  const bench = one("[data-at]");
  const at = bench ? bench.dataset.at : location.pathname;
  return at.split("?")[0] === location.pathname ? location.pathname + location.search : at;
}

function connection() {
  const offline = () => tell("offline", !navigator.onLine);
  window.addEventListener("online", offline);
  window.addEventListener("offline", offline);
  offline();
  document.addEventListener("submit", (event) => {
    if (!navigator.onLine) {
      event.preventDefault();
      offline();
      return;
    }
    remember(event);
    if (event.submitter && event.submitter.matches("[data-leave]")) {
      forget();
    }
    const slow = setTimeout(() => { tell("slow", true); }, SLOW);
    window.addEventListener("pagehide", () => clearTimeout(slow));
  });
  document.addEventListener("click", (event) => {
    const sure = event.target.closest("[data-sure]");
    if (sure && !window.confirm(sure.dataset.sure)) {
      event.preventDefault();
    }
  });
  // What is gone back to is as it was left: nothing slow is under way there.
  window.addEventListener("pageshow", () => { tell("slow", false); });
}

/** Whether an answer is what was asked for. */
const isGiven = (answer) => answer.ok;

/** Says when what a page asks for by itself does not come, and when it does again. */
function ask(what, options, isAnswer = isGiven) {
  return fetch(what, options)
    .then((answer) => (isAnswer(answer) ? answer.text() : Promise.reject(answer.status)))
    .then((text) => {
      tell("failed", false);
      return text;
    }, (failure) => {
      tell("failed", failure !== 401);
      tell("ended", failure === 401);
      all("[data-ended] a").forEach((way) => { way.search = "to=" + encodeURIComponent(address()); });
      return Promise.reject(failure);
    });
}
