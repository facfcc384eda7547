// After the lock no tab shows a case. Who locks tells the other tabs, the page that asks for the
// passphrase tells them too, and a page that is left alone asks whether the vault is still open:
// that address does not count as work. Where words were typed and not sent, only their form stays,
// if the vault locked itself: sent then, they come along.
{
  const tabs = new BroadcastChannel("wayout-lock");
  const idle = Number(document.body.dataset.idle) * 1000;
  const isCase = () => document.body.classList.contains("open");
  const typed = () => document.querySelector("main form.typed");
  const unlock = () => location.replace("/unlock");
  const isOpen = async () => {
    const answer = await fetch("/open", { cache: "no-store" }).catch(() => null);
    return answer?.status === 204;
  };
  const leave = () => {
    if (!isCase()) return;
    if (typed()) document.body.classList.add("left");
    else unlock();
  };
  const cover = async (times) => {
    if (!isCase()) return;
    document.body.classList.add("gone");
    if (!(await isOpen())) return unlock();
    if (times > 0) setTimeout(cover, 300, times - 1);
    else document.body.classList.remove("gone"); // it is open again
  };
  tabs.addEventListener("message", ({ data }) => (data === "lock" ? cover(20) : leave()));
  addEventListener("submit", ({ target }) => {
    if (target.getAttribute("action") === "/lock") tabs.postMessage("lock");
    target.classList.remove("typed");
  });
  addEventListener("input", ({ target }) => target.closest("main form")?.classList.add("typed"));
  const tell = () => {
    if (document.querySelector('main form[action="/unlock"]')) tabs.postMessage("locked");
  };
  tell();
  addEventListener("htmx:after:swap", tell);

  let since = Date.now();
  const active = () => { since = Date.now(); };
  for (const one of ["keydown", "pointerdown", "input"]) addEventListener(one, active);
  const look = async (at) => {
    if (!isCase() || Date.now() - since < at) return;
    active();
    if (!(await isOpen())) leave();
  };
  if (idle) setInterval(look, 5000, idle + 2000);
  addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") look(5000);
  });
}
