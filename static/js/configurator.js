// Without this file the form is sent by its button. With it, preview and code follow each change.

const form = document.getElementById("choice");
let latest;

form.addEventListener("change", async () => {
  latest?.abort();
  latest = new AbortController();
  const address = `${form.action}?${new URLSearchParams(new FormData(form))}`;
  const page = await read(address, latest.signal).catch(() => null);
  if (!page) return;
  for (const fresh of page.querySelectorAll("[data-live]")) {
    document.getElementById(fresh.id).replaceWith(document.adoptNode(fresh));
  }
  for (const fresh of page.querySelectorAll("[data-copy]")) {
    document.querySelector(`[data-copy=${fresh.dataset.copy}]`).textContent = fresh.textContent;
  }
  history.replaceState(null, "", address);
});

async function read(address, signal) {
  const answer = await fetch(address, { signal });
  return answer.ok && new DOMParser().parseFromString(await answer.text(), "text/html");
}
