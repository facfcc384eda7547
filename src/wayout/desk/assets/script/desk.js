"use strict";
// The door: the code stands in the fragment of the opening address. It is taken out of the address,
// so that "Back" does not lead to it, and sent as if it had been typed. A browser may keep the first
// address all the same (Chromium does, in its history): the code in it is spent.
const door = document.getElementById("door");
const code = location.hash.slice(1);
if (door && code) {
  history.replaceState(null, "", location.pathname);
  door.elements.code.value = code;
  door.submit();
}
// A page that the browser kept for "Back" is asked for anew: the vault may be locked by now.
addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload();
});
// Esc twice locks, whatever is being typed: somebody may have come in.
let last = 0;
addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const now = Date.now();
  if (now - last < 600) document.querySelector('form[action="/lock"]')?.requestSubmit();
  last = now;
});
