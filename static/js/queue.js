// Single keys for moderators, and a claim on what is opened. Every page works without this file.

const SWITCH = "queue.keys";
const SELECTED = "queue.selected";
const FIELDS = "textarea, select, [contenteditable], input:not([type=radio], [type=checkbox])";

const find = (selector) => document.querySelector(selector);
const all = (selector) => [...document.querySelectorAll(selector)];

// ---- keys: each presses the control that says data-key ----

const toggle = find("#keys-on");
const help = find("#shortcuts");

if (toggle) {
  toggle.checked = stored(localStorage, SWITCH) !== "off";
  toggle.closest("[hidden]").hidden = false;
  toggle.addEventListener("change", () => {
    store(localStorage, SWITCH, toggle.checked ? "on" : "off");
    showKeys();
  });
  showKeys();
  document.addEventListener("keydown", press);
}

function showKeys() {
  document.documentElement.classList.toggle("has-keys", toggle.checked);
}

function press(event) {
  const isCommand = event.ctrlKey || event.metaKey || event.altKey;
  if (!toggle.checked || isCommand || event.isComposing || event.repeat) return;
  if (event.target.closest?.(FIELDS) || help?.open) return;
  const control = pressed(event.key.toLowerCase());
  if (!control) return;
  event.preventDefault();
  control.focus();
  control.click();
}

function pressed(key) {
  if (/^[1-6]$/.test(key)) {
    return isShown("#reject") ? all("#reject [name=reason]")[key - 1] : undefined;
  }
  return find(`[data-key="${CSS.escape(key)}"]`);
}

function isShown(selector) {
  return (find(selector)?.getClientRects().length ?? 0) > 0;
}

for (const button of all("[data-opens]")) {
  button.addEventListener("click", () => find(`#${button.dataset.opens}`).showModal());
}

// A part that a link has opened takes the focus, so that the next key finds its place.
window.addEventListener("hashchange", focusOnOpened);
focusOnOpened();

function focusOnOpened() {
  if (!["#reject", "#edit"].includes(location.hash)) return;
  find(`${location.hash} :is(input:not([type=hidden]), textarea)`)?.focus();
}

// ---- selecting: what is ticked stays so from one text to the next ----

const list = find("#bulk");
const boxes = all("#bulk [name=seen]");
const ticked = new Set(JSON.parse(stored(sessionStorage, SELECTED) ?? "[]"));

if (list) {
  for (const box of boxes) box.checked ||= ticked.has(box.value);
  list.addEventListener("change", remember);
  list.addEventListener("reset", () => setTimeout(clear));
  find("#selected").closest("[hidden]").hidden = false;
  remember();
}

function remember() {
  for (const box of boxes) box.checked ? ticked.add(box.value) : ticked.delete(box.value);
  store(sessionStorage, SELECTED, JSON.stringify([...ticked]));
  find("#selected").value = boxes.filter((box) => box.checked).length;
}

function clear() {
  ticked.clear();
  for (const box of boxes) box.checked = false;
  remember();
}

// ---- claiming: whoever opens a text is shown to the others as reading it ----

const claim = find("[data-claim]");
const detail = find("#item");

if (claim && claim.dataset.claim === "at once") claimIt();
else if (claim) {
  for (const sign of ["pointerdown", "keydown"]) detail.addEventListener(sign, claimIt, { once: true });
}

async function claimIt() {
  if (claim.dataset.claim === "sent" || document.visibilityState !== "visible") return;
  claim.dataset.claim = "sent";
  const body = new URLSearchParams(new FormData(claim));
  const answer = await fetch(claim.action, { method: "POST", body, redirect: "manual" }).catch(() => null);
  if (answer?.type === "opaqueredirect") say(claim.dataset.claimed);
  else if (answer?.status === 409) say(claim.dataset.taken);
}

function say(sentence) {
  claim.querySelector("p").textContent = sentence;
  claim.querySelector("button").hidden = true;
}

// ---- a form on its way is not sent twice; coming back to the page makes it ready again ----

for (const form of all("form[method=post]")) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "yes";
  });
}
window.addEventListener("pageshow", () => {
  for (const form of all("form[data-sent]")) delete form.dataset.sent;
});

// ---- storage may be forbidden; then a choice lasts as long as the page ----

function stored(storage, name) {
  try {
    return storage.getItem(name);
  } catch {
    return null;
  }
}

function store(storage, name, value) {
  try {
    storage.setItem(name, value);
  } catch {
    return;
  }
}
