// Progressive enhancement only: every page works without this file.

const find = (selector) => document.querySelector(selector);

// The error summary takes the focus, so that screen readers say it first.
find(".summary")?.focus();

// On small screens a sign button stays in view between the first button and the form.
const bar = find(".cta-bar");
const form = find("#sign");
const first = find(".only-s");
if (bar && form && first && "IntersectionObserver" in window) {
  const reached = new Map();
  const observer = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting, boundingClientRect } of entries) {
      const isPast = target === form ? boundingClientRect.top < 0 : boundingClientRect.top > 0;
      reached.set(target, isIntersecting || isPast);
    }
    bar.classList.toggle("show", !reached.get(first) && !reached.get(form));
  });
  observer.observe(first);
  observer.observe(form);
}

// How many characters are left in a text.
for (const note of document.querySelectorAll("[data-left]")) {
  const text = document.getElementById(note.dataset.for);
  text.addEventListener("input", () => {
    note.textContent = `${note.dataset.left} ${format(text.maxLength - text.value.length)}`;
  });
}

// Copy buttons appear where copying can work.
for (const button of document.querySelectorAll("[data-copy]")) {
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).value);
    button.textContent = button.dataset.done;
  });
}

// A form on its way says so and is not sent twice; coming back to the page makes it ready again.
const sending = find("[data-sending]");
if (sending) {
  const rest = sending.textContent;
  sending.form.addEventListener("submit", (event) => {
    if (sending.getAttribute("aria-disabled") === "true") event.preventDefault();
    sending.setAttribute("aria-disabled", "true");
    sending.textContent = sending.dataset.sending;
  });
  window.addEventListener("pageshow", () => {
    sending.removeAttribute("aria-disabled");
    sending.textContent = rest;
  });
}

// The live count: asked for soon after the page comes into view, then ever more rarely while it
// stays the same, and not at all while nobody looks.
const count = find("[data-url]");
const [SOON, FIRST, MINUTE] = [1_000, 5_000, 60_000];
let pause = FIRST;
let notBefore = 0;
let saidAt = 0;
let asking;
let saying;
if (count) {
  document.addEventListener("visibilitychange", wake);
  wake();
}

function wake() {
  clearTimeout(asking);
  pause = FIRST;
  if (!document.hidden) askIn(SOON);
}

function askIn(wait) {
  clearTimeout(asking);
  asking = setTimeout(refresh, Math.max(wait, notBefore - Date.now()));
}

async function refresh() {
  const answer = await fetch(count.dataset.url).catch(() => null);
  const told = answer?.ok ? await answer.json().catch(() => null) : null;
  if (answer && !answer.ok) notBefore = Date.now() + retryAfter(answer.headers.get("Retry-After"));
  const next = told && show(format(told.total_signatures)) ? FIRST : pause;
  pause = Math.min(2 * next, MINUTE);
  // Not all at once: those who opened the page together drift apart.
  if (!document.hidden) askIn(next * (1 - 0.2 * Math.random()));
}

// Seconds or a date, as RFC 9110 has it; in milliseconds from now.
function retryAfter(text) {
  return 1000 * Number(text ?? 0) || Date.parse(text) - Date.now() || 0;
}

function show(text) {
  if (text === count.textContent) return false;
  count.textContent = text;
  count.classList.remove("tick");
  requestAnimationFrame(() => count.classList.add("tick"));
  // Screen readers are told once a minute at most, and then the latest number.
  clearTimeout(saying);
  saying = setTimeout(say, Math.max(0, saidAt + MINUTE - Date.now()));
  return true;
}

function say() {
  find("[data-said]").textContent = `${count.textContent} ${find(".counter b").textContent}`;
  saidAt = Date.now();
}

function format(number) {
  return new Intl.NumberFormat(document.documentElement.lang, { useGrouping: "always" }).format(number);
}
