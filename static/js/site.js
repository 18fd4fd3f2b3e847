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

// The live count: one small request a minute, only while the page is in view.
const count = find("[data-url]");
if (count) setInterval(refresh, 60_000);

async function refresh() {
  if (document.hidden) return;
  const answer = await fetch(count.dataset.url).catch(() => null);
  if (!answer?.ok) return;
  const text = format((await answer.json()).total_signatures);
  if (text === count.textContent) return;
  count.textContent = text;
  count.classList.remove("tick");
  requestAnimationFrame(() => count.classList.add("tick"));
}

function format(number) {
  return new Intl.NumberFormat(document.documentElement.lang, { useGrouping: "always" }).format(number);
}
