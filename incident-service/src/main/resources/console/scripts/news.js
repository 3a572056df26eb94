// What happens elsewhere is shown without asking.

const SOONEST = 1000;
const LATEST = 60000;

// Who listens is not to be talked over: what changes each second is told of together.
const BETWEEN = 10000;
const unsaid = new Set();
let saying = 0;
let lastSaid = -BETWEEN;

/** Which parts have changed, to who does not see it. A text that is put in anew is read again, though it is the same. */
function sayNews(boxes) {
  boxes.map((box) => one("h2", box)).filter((heading) => heading).forEach((heading) => unsaid.add(heading.textContent));
  if (!boxes.length || saying) {
    return;
  }
  one("#said").replaceChildren();
  saying = setTimeout(() => {
    const line = document.createElement("p");
    line.textContent = [one("h1").textContent].concat(Array.from(unsaid).join(", ") || []).join(": ");
    one("#said").append(line);
    unsaid.clear();
    saying = 0;
    lastSaid = performance.now();
  }, Math.max(100, lastSaid + BETWEEN - performance.now()));
}

function readAgain() {
  return ask(address(), { headers: BY_ITSELF })
    .then((html) => {
      const fresh = new DOMParser().parseFromString(html, "text/html");
      const changed = [];
      all("[data-box]", fresh).forEach((next) => {
        const box = one("[data-box=" + next.dataset.box + "]");
        if (!box) {
          return;
        }
        if (bare(next) === served.get(next.dataset.box)) {
          carryOver(box, next);
        } else if (isBeingUsed(box)) {
          tellNews(box, next);
        } else {
          changed.push(box);
          replace(box, next);
        }
      });
      sayNews(changed);
      return fresh;
    });
}

/** A screen without events of its own looks again after as many seconds as it says, while somebody looks at it. */
function lookAgain(bench) {
  const wait = (seconds) => setTimeout(() => {
    if (document.hidden) {
      wait(seconds);
      return;
    }
    readAgain()
      .then((fresh) => { wait(Number(one("[data-again]", fresh).dataset.again)); })
      .catch(() => wait(Math.min(seconds * 2, 60)));
  }, seconds * 1000);
  wait(Number(bench.dataset.again));
}

/** Follows what happens for as long as somebody is signed in: a stream that is refused is opened again, and a version that was missed is fetched. */
function listen(bench) {
  // The screen is of one; what became of it before the stream was open is news too.
  const shown = (bench.dataset.version || "").replace(/\D/g, "");
  let seen;
  let pause = SOONEST;
  const later = (work) => {
    setTimeout(work, pause);
    pause = Math.min(pause * 2, LATEST);
  };
  const fetchNews = () => readAgain().then(() => { pause = SOONEST; }, (failure) => {
    if (failure !== 401) {
      later(fetchNews);
    }
  });
  function follow() {
    const stream = new EventSource(bench.dataset.events);
    stream.addEventListener("open", () => tell("failed", false));
    stream.addEventListener("version", (event) => {
      if (seen === undefined ? shown && shown !== event.data.split(".")[0] : seen !== event.data) {
        fetchNews();
      }
      seen = event.data;
    });
    stream.addEventListener("error", () => {
      if (stream.readyState !== EventSource.CLOSED) {
        return;
      }
      // It was refused; the answer to this says whether that is because nobody is signed in any more.
      readAgain().then(() => {
        tell("failed", true);
        later(follow);
      }, (failure) => {
        if (failure !== 401) {
          later(follow);
        }
      });
    });
  }
  follow();
}

function countdown() {
  all("[data-until]").forEach((place) => {
    const seconds = Math.round((new Date(place.dataset.until) - Date.now()) / 1000);
    const left = Math.abs(seconds);
    const text = [Math.floor(left / 3600), Math.floor(left / 60) % 60, left % 60]
      .map((part) => String(part).padStart(2, "0")).join(":");
    place.classList.toggle("late", seconds < 0);
    place.textContent = seconds < 0 ? text + " " + place.dataset.late : text;
  });
}
