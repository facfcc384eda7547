// A part of a page in place of the whole: links and forms that carry `hx-boost` ask for the same
// address as without script, and what comes is put in place of the main part.
const here = () => location.pathname + location.search;
addEventListener("htmx:config:request", ({ detail: { ctx } }) => {
  const { body, method } = ctx.request;
  const empty = method === "GET" ? [...body].filter(([, value]) => !value) : [];
  for (const [name] of empty) body.delete(name);
  Object.assign(ctx, { target: document.getElementById("content"), select: "#content" });
  Object.assign(ctx, { swap: "outerHTML show:none", selectOOB: "#languages" });
});
// Locked meanwhile, or no session: the whole page leads there. After a form the answer holds what
// was typed, so it is taken, and all around it that is for an open vault goes.
const OPEN = "nav.pages, .search, #palette, form[action='/lock']";
const asks = (text) => text.includes('action="/unlock"');
addEventListener("htmx:before:swap", (event) => {
  const { response, request, text } = event.detail.ctx;
  if (response.status !== 401 && !asks(text)) return;
  if (request.method === "POST" && asks(text)) {
    for (const one of document.querySelectorAll(OPEN)) one.remove();
    document.body.classList.remove("open");
    return;
  }
  event.preventDefault();
  location.assign(new URL(response.raw.url).pathname);
});
// An address that only takes forms is not kept, nor one twice.
addEventListener("htmx:before:history:update", (event) => {
  const { history: to, response, sourceElement: from } = event.detail;
  const isForm = from.method === "post" && !response.raw.redirected;
  if (isForm || to.path === here()) event.preventDefault();
});
// What was saved before is told no more when something else is sent.
addEventListener("submit", ({ target }) => {
  if (!target.closest(".saved")) document.querySelector(".saved")?.remove();
});
// What is wrong, or asked, is gone to wherever it stands; else whoever uses no mouse goes on from
// the new part.
addEventListener("htmx:after:swap", ({ detail: { ctx } }) => {
  if (ctx.request.method === "GET") line = -1;
  const said = document.querySelector("#content [role=alert][autofocus]");
  said?.scrollIntoView({ block: "center" });
  if (said) return said.focus({ preventScroll: true });
  if (document.activeElement && document.activeElement !== document.body) return;
  document.getElementById("content").focus({ preventScroll: ctx.request.method !== "GET" });
});
// The desk is gone: what was typed stays.
addEventListener("htmx:error", ({ detail: { ctx } }) => {
  if (!ctx) return;
  if (ctx.request.method === "GET") return void location.assign(ctx.request.action);
  const said = document.getElementById("unanswered");
  said.hidden = false;
  said.focus();
});
