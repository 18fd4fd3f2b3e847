// Inside another site's frame: tells the page around how high it is, and keeps the count.
// Every page works without this file.

const SOONEST = 5_000, SLOWEST = 60_000, AFTER_FAILURE = 300_000, ANNOUNCED = 60_000;

// Chromium and Safari name the page around us; elsewhere the first page in the frame was asked for
// by it. What we tell is no secret, and only the page that shows us can hear it.
const around = window.location.ancestorOrigins?.[0] ?? (document.referrer && new URL(document.referrer).origin);
const hearer = around && around !== "null" && around !== location.origin ? around : "*";
const tell = (message) => window.parent === window || window.parent.postMessage(message, hearer);

function tellHeight() {
  tell({ type: "petition:height", height: Math.ceil(document.body.getBoundingClientRect().height) });
}

new ResizeObserver(tellHeight).observe(document.body);
// A page whose script came later than we did asks once more.
addEventListener("message", ({ source }) => source === window.parent && tellHeight());

// Only whoever comes from the form has sent it: not a reload, nor a link to this page.
const sent = document.querySelector("[data-sent-from]");
if (sent && document.referrer && performance.getEntriesByType("navigation")[0]?.type === "navigate") {
  const from = new URL(document.referrer);
  if (from.origin === location.origin && from.pathname === sent.dataset.sentFrom) {
    tell({ type: "petition:signed", campaign: sent.dataset.campaign });
  }
}

// The live count: the page asks for itself again, ever more slowly, and only while it is seen.
const live = () => document.querySelectorAll("[data-live]");
const status = document.querySelector("[role=status]");
let isSeen = false, timer, pause = SOONEST, due = performance.now() + SOONEST, saidAt = -ANNOUNCED;

if (live().length) {
  new IntersectionObserver((entries) => {
    isSeen = entries.at(-1).isIntersecting;
    plan();
  }).observe(document.querySelector("main"));
  document.addEventListener("visibilitychange", plan);
}

function plan() {
  clearTimeout(timer);
  if (isSeen && !document.hidden) timer = setTimeout(refresh, Math.max(0, due - performance.now()));
}

async function refresh() {
  let rest = 0;
  try {
    const answer = await fetch(location.href, { signal: AbortSignal.timeout(10_000) });
    rest = 1000 * answer.headers.get("Retry-After") || 0;
    if (!answer.ok) throw new Error(answer.status);
    pause = show(await answer.text()) ? SOONEST : Math.min(pause * 1.5, SLOWEST);
  } catch {
    pause = Math.min(pause * 2, AFTER_FAILURE);
  }
  due = performance.now() + Math.max(pause, rest) * (1 + Math.random() / 5);
  plan();
}

// Takes over what has changed of a newer page; whether anything had.
function show(html) {
  const fresh = new DOMParser().parseFromString(html, "text/html").querySelectorAll("[data-live]");
  const pairs = [...live()].map((part, at) => [part, fresh[at]]);
  const changed = pairs.filter(([part, newer]) => newer && part.innerHTML !== newer.innerHTML);
  for (const [part, newer] of changed) part.replaceChildren(...newer.childNodes);
  if (changed.length) announce();
  return changed.length > 0;
}

function announce() {
  const number = document.querySelector(".n");
  number?.classList.add("tick");
  if (!number || performance.now() - saidAt < ANNOUNCED) return;
  saidAt = performance.now();
  status.textContent = number.closest("[data-live]").textContent;
}
