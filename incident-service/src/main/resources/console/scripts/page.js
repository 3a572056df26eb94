// What the others need: how something on the page is found, and where a browser keeps what is not to be lost.

const one = (selector, within = document) => within.querySelector(selector);
const all = (selector, within = document) => Array.from(within.querySelectorAll(selector));

function store() {
  try {
    return window.localStorage;
  } catch (refused) {
    return null;
  }
}
