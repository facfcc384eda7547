// Keys that are commands, and the palette. Which keys there are stands in the page; none is obeyed
// while something is typed or with a modifier, nor where they were switched off.
const palette = document.getElementById("palette");
const words = document.getElementById("palette-words");
const first = document.getElementById("palette-first");
const TYPED = "input, textarea, select, [contenteditable]";

const item = (entry) => entry.querySelector("a, button");
const shown = () => [...palette.querySelectorAll("li:not([hidden])")];
const inPage = (selector) =>
  [...document.querySelectorAll(selector)].filter((one) => !one.closest("dialog") && one.checkVisibility());
const mayFocus = (one) => !one.disabled && one.type !== "hidden";

// The line on which one is, for what is done to one line.
const lineOf = (one) => one?.closest("main :is(li, tr)");
const found = ({ does, at }) => {
  const all = inPage(at).filter(mayFocus);
  if (does !== "press" || all.length < 2) return all[0];
  const on = lineOf(document.activeElement);
  return all.find((one) => on?.contains(one));
};

let line = -1; // where one was: what comes in place of a line that is done is the next
const walk = (at, step) => {
  const lines = inPage(at).filter((one) => one.querySelector("a"));
  const on = lines.indexOf(lineOf(document.activeElement));
  line = Math.max(0, Math.min(on < 0 ? line : on + step, lines.length - 1));
  lines[line]?.querySelector("a").focus();
};

const openPalette = () => {
  const pages = [...document.querySelectorAll("nav.pages a")].map((one) => {
    const href = one.getAttribute("href");
    const known = palette.querySelector(`a[href="${href}"]`);
    if (known) return known.parentElement;
    const [entry, link] = [document.createElement("li"), document.createElement("a")];
    [link.href, link.textContent] = [href, one.textContent];
    entry.append(link);
    return entry;
  });
  palette.querySelector("ul").prepend(...pages);
  words.value = "";
  palette.showModal();
  narrow();
};

const DO = {
  find: openPalette,
  go: ({ at }) => location.assign(at),
  focus: (one) => found(one)?.focus(),
  press: (one) => found(one)?.click(),
  next: ({ at }) => walk(at, 1),
  previous: ({ at }) => walk(at, -1),
};

// Entries whose words begin as what was typed, in any order; the first is what Enter opens.
const isMeant = (entry, typed) => {
  const { does, at } = entry.dataset;
  if (["find", "next", "previous"].includes(does)) return false;
  if (["focus", "press"].includes(does) && !inPage(at).length) return false;
  const has = entry.textContent.toLowerCase().split(/[^\p{L}\d]+/u);
  return typed.every((one) => has.some((word) => word.startsWith(one)));
};
const narrow = () => {
  const typed = words.value.toLowerCase().split(/[^\p{L}\d]+/u).filter(Boolean);
  for (const entry of palette.querySelectorAll("li")) entry.hidden = !isMeant(entry, typed);
  const [top] = typed.length ? shown() : [];
  const said = typed.length ? first.dataset[top ? "open" : "find"] : "";
  first.textContent = said.replace("{name}", top ? item(top).firstChild.data.trim() : "");
};

if (palette) {
  words.addEventListener("input", narrow);
  palette.querySelector("form").addEventListener("submit", (event) => {
    if (!words.value.trim()) event.preventDefault();
  });
  words.addEventListener("keydown", (event) => {
    const [top] = words.value.trim() ? shown() : [];
    if (event.key !== "Enter" || event.isComposing || !top) return;
    event.preventDefault();
    item(top).click();
  });
  palette.addEventListener("click", (event) => {
    if (event.target === palette) palette.close();
    const entry = event.target.closest("li[data-does]");
    if (!entry || !event.target.closest("button")) return;
    palette.close();
    DO[entry.dataset.does](entry.dataset);
  });
  palette.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const all = [words, ...shown().map(item)];
    all[(all.indexOf(document.activeElement) + step + all.length) % all.length].focus();
  });
}

// A letter where it lies on the keyboard, whatever the language of typing is.
const pressed = ({ key, code, shiftKey }) => {
  if (/^[a-z/?]$/.test(key)) return key;
  if (code === "Slash") return shiftKey ? "?" : "/";
  return code.startsWith("Key") && !shiftKey ? code[3].toLowerCase() : key;
};
let before = "";
addEventListener("keydown", (event) => {
  if (!palette || palette.open || document.body.dataset.keys !== "on") return;
  if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
  if (event.defaultPrevented || event.target.closest?.(TYPED)) return;
  const key = pressed(event);
  const two = before ? `${before} ${key}` : key;
  before = "";
  const all = [...palette.querySelectorAll("li[data-keys]")];
  const entry = all.find((one) => one.dataset.keys === two);
  if (entry) {
    event.preventDefault();
    DO[entry.dataset.does](entry.dataset);
  } else if (all.some((one) => one.dataset.keys.startsWith(`${key} `))) {
    before = key;
    setTimeout(() => { before = ""; }, 1500);
  }
});
