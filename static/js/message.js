// The message form with a preview beside it; without this file the form works just the same.

const form = document.querySelector("#write");
const preview = document.querySelector("[data-preview]");
const PAUSE = 700;

// What only a proposal has is shown when one is being written.
const proposal = form?.querySelector("[data-proposal]");
for (const kind of form?.querySelectorAll("[name=kind]") ?? []) {
  kind.addEventListener("change", () => showProposal(kind.value === "proposal"));
  if (kind.checked) showProposal(kind.value === "proposal");
}

function showProposal(isOne) {
  proposal.hidden = !isOne;
  proposal.open = isOne;
}

// What the server would publish of the text, a moment after the last key.
let timer;
let running;
const body = document.querySelector("#body");
if (preview && body) {
  body.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(show, PAUSE);
  });
  if (body.value.trim()) show();
}

async function show() {
  running?.abort();
  running = new AbortController();
  const sent = new URLSearchParams({ body: body.value });
  const options = { method: "POST", body: sent, signal: running.signal };
  const answer = await fetch(preview.dataset.preview, options).catch(() => null);
  if (!answer?.ok) return;
  const { html } = await answer.json();
  const cleaned = new DOMParser().parseFromString(html, "text/html");
  preview.hidden = !html.trim();
  preview.querySelector(".body").replaceChildren(...cleaned.body.childNodes);
}

// A picture that is too large is told before it travels.
const photo = document.querySelector("#photo");
photo?.addEventListener("change", () => {
  const isTooLarge = (photo.files[0]?.size ?? 0) > Number(photo.dataset.most);
  photo.setCustomValidity(isTooLarge ? photo.dataset.tooLarge : "");
  photo.reportValidity();
});
