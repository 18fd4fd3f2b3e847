// <petition-counter>, the count of a petition on any page: see docs/embedding.md
(() => {
  const NAME = "petition-counter";
  const script = document.currentScript ?? document.querySelector('script[src*="/embed/v1.js"]');
  if (!script?.src || customElements.get(NAME) || !("adoptedStyleSheets" in document)) return;
  const base = new URL("..", script.src);

  const TEXTS = {
    it: {
      signed: ["persona ha firmato", "persone hanno firmato"],
      elsewhere: "di cui # su @",
      goal: "Prossimo traguardo: #",
      sign: ["Firma", "Firma il manifesto"],
      commas: "de",
    },
    en: {
      signed: ["person has signed", "people have signed"],
      elsewhere: "of which # on @",
      goal: "Next milestone: #",
      sign: ["Sign", "Sign the manifesto"],
    },
    zh: {
      signed: ["人已签名", "人已签名"],
      elsewhere: "其中#人在@签名",
      goal: "下一个目标：#",
      sign: ["签名", "签署宣言"],
    },
  };

  const DARK = "{--p:#0E1718;--i:#E9EFEB;--j:#B7C4BE;--l:#2B3A39;--c:#C9402C}";
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
:host{all:initial;display:block;--p:#FFF;--i:#14201F;--j:#42514E;--l:#CAD4CE;--c:#BE3423}
:host([hidden]){display:none}
:host([theme=dark])${DARK}
@media(prefers-color-scheme:dark){:host([theme=auto])${DARK}}
*{box-sizing:border-box}
div{display:flex;flex-wrap:wrap;align-items:center;gap:8px 12px;border:1px solid var(--l);
background:var(--p);color:var(--i);font:15px/1.3 system-ui,sans-serif}
p{position:absolute;width:1px;height:1px;margin:0;overflow:hidden;clip-path:inset(50%)}
svg{flex:none;display:block;fill:var(--i)}
.n{flex:none;font:28px/1 Georgia,serif;letter-spacing:-.02em;font-variant-numeric:lining-nums tabular-nums}
b,.s{display:block}
.s{font-size:14px;color:var(--j)}
a{display:grid;place-content:center;min-height:44px;padding:8px 18px;border-radius:2px;
background:var(--c);color:#FFF;font-weight:600;text-decoration:none}
a:hover{text-decoration:underline}
a:focus-visible{outline:3px solid #FFF;outline-offset:-6px}
.line{flex-wrap:nowrap;height:58px;padding-left:14px}
.line>span:not(.n){min-width:0}
.line b,.line .s{white-space:nowrap;overflow:hidden;text-overflow:ellipsis}
.line a{align-self:stretch;flex:none;margin-left:auto;border-radius:0}
.card{max-width:300px;padding:16px}
.card .n{font-size:44px}
.card a,.g{flex-basis:100%}
.full{gap:8px 18px;padding:24px 28px}
.full .n{font-size:56px}
.full a{margin-left:auto}
@media(prefers-reduced-motion:no-preference){.a{animation:a .5s}@keyframes a{0%{color:var(--c)}}}`);

  const FIRST = 5e3;
  const counters = new Set(), counts = new Map(), asked = new Set([""]);
  let timer, isAsking, pause = FIRST, earliest = 0, due = 0, quietUntil = 0;

  const campaigns = () => [...counters].map(({ campaign }) => campaign);
  const showing = (slug) => [...counters].filter(({ campaign }) => campaign === slug);
  const now = () => performance.now();
  const fire = (counter, name, detail) =>
    counter.dispatchEvent(new CustomEvent(`petition:${name}`, { bubbles: true, detail }));

  // Node by node, as any policy allows.
  function make(tag, attributes, ...children) {
    const space = /svg|path|rect/.test(tag) ? "2000/svg" : "1999/xhtml";
    const node = document.createElementNS(`http://www.w3.org/${space}`, tag);
    for (const name in attributes) node.setAttribute(name, attributes[name]);
    node.append(...children);
    return node;
  }

  const seal = (size) =>
    make("svg", { width: size, height: size, viewBox: "0 0 32 32", "aria-hidden": true },
      make("rect", { width: 32, height: 32, rx: 2, fill: "#BE3423" }),
      make("path", {
        d: "M0 21c5 0 6-5 7.5-9 .4 4 1.3 9.5 4.5 12.2 3 2.3 8 1.8 11 .9 2.3-.8 3-3 3-5.4M15.5 7c1.6 1.9 3 4 3.7 6.2M23.3 9.6c2 1.6 3.7 3.5 4.9 5.7",
        fill: "none", stroke: "#FFF", "stroke-width": 3.2 }));

  class PetitionCounter extends HTMLElement {
    static observedAttributes = ["campaign", "lang", "layout"];
    #status = make("p", { role: "status" });

    constructor() {
      super();
      this.attachShadow({ mode: "open" }).adoptedStyleSheets = [sheet];
    }

    get campaign() {
      return /^[a-z0-9-]{2,40}$/.exec(this.getAttribute("campaign"))?.[0] ?? "";
    }

    connectedCallback() {
      counters.add(this);
      observer.observe(this);
      this.draw();
      plan();
    }

    disconnectedCallback() {
      counters.delete(this);
      observer.unobserve(this);
      plan();
    }

    attributeChangedCallback() {
      if (counters.has(this)) this.connectedCallback();
    }

    // The page's own number stays until there is one of ours.
    draw(isNews) {
      const wished = this.closest("[lang]")?.lang.slice(0, 2).toLowerCase();
      const lang = wished in TEXTS ? wished : "en";
      const text = TEXTS[lang];
      const layout = /card|full/.exec(this.getAttribute("layout"))?.[0] ?? "line";
      const isLine = layout === "line";
      const digits = (number) => number.toLocaleString(text.commas ?? "en");
      const { total_signatures: total, elsewhere = [], goal } = counts.get(this.campaign) ?? {};
      const isKnown = total >= 0;
      const words = text.signed[+(total !== 1)];
      const parts = elsewhere.map(({ signatures, source }) =>
        make("span", { class: "s" }, text.elsewhere.replace("#", digits(signatures)).replace("@", () => source)));
      const box = make("div", { class: layout, lang },
        seal(isLine ? 30 : 46),
        make("span", { class: isNews ? "n a" : "n" }, isKnown ? digits(total) : make("slot")),
        make("span", {}, make("b", {}, words), ...(isLine ? parts : [])));
      if (!isLine && isKnown) {
        box.append(
          make("svg", { class: "g", height: 6, "aria-hidden": true },
            make("path", { d: "M0 5.5h9999", stroke: "#70807B" }),
            make("rect", { width: `${(100 * total) / goal}%`, height: 6 })),
          make("span", { class: "s" }, text.goal.replace("#", digits(goal))), ...parts);
      }
      if (this.campaign) {
        const href = `${base}${lang}/${this.campaign}/?source=embed#sign`;
        box.append(make("a", { href }, text.sign[+!isLine]));
      }
      this.shadowRoot.replaceChildren(box, this.#status);
      if (isNews && now() > quietUntil) {
        quietUntil = now() + 6e4;
        this.#status.textContent = `${digits(total)} ${words}`;
      }
    }
  }

  // Whether a count is news; an older one of a cache is none.
  function take(count) {
    const { campaign, total_signatures: total, goal, elsewhere, as_of } = count;
    const numbers = [total, goal, ...elsewhere.map(({ signatures }) => signatures)];
    const before = counts.get(campaign);
    if (before?.as_of > as_of || !numbers.every((number) => number >>> 0 === number)) return;
    counts.set(campaign, count);
    if (before?.total_signatures === total) return;
    for (const counter of showing(campaign)) {
      counter.draw(before);
      fire(counter, "count", count);
    }
    return true;
  }

  // At once for a new campaign; else when due and seen.
  function plan() {
    clearTimeout(timer);
    const isNew = campaigns().some((campaign) => !asked.has(campaign));
    if (isAsking || document.hidden || !(isNew || [...counters].some(({ isSeen }) => isSeen))) return;
    timer = setTimeout(ask, Math.max(20, (isNew ? earliest : due) - now()));
  }

  async function ask() {
    isAsking = true;
    let rest = 1e3, isNews;
    try {
      const wanted = [...new Set(campaigns())].filter(Boolean);
      wanted.forEach((campaign) => asked.add(campaign));
      const answer = await fetch(`${base}api/v1/counts?campaigns=${wanted.sort().slice(0, 100)}`, {
        credentials: "omit", signal: AbortSignal.timeout(1e4) });
      const { headers, ok } = answer;
      const wait = ok ? /max-age=(\d+)/.exec(headers.get("cache-control"))?.[1] : headers.get("retry-after");
      rest = Math.max(rest, 1e3 * wait || 0);
      if (!ok) throw Error();
      for (const count of (await answer.json()).counts) isNews = take(count) || isNews;
      pause = isNews ? FIRST : Math.min(pause * 1.5, 6e4);
      earliest = now() + rest;
    } catch {
      pause = Math.min(pause * 2, 3e5);
      earliest = now() + Math.max(rest, pause);
    }
    due = now() + Math.max(rest, pause) * (1 + Math.random() / 5);
    isAsking = false;
    plan();
  }

  const observer = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) target.isSeen = isIntersecting;
    plan();
  });

  // Our frames alone are heard; those before us are asked.
  const frames = () => [...document.querySelectorAll("iframe")];
  frames().forEach((one) => one.src.startsWith(base) && one.contentWindow.postMessage("", "*"));
  addEventListener("message", ({ origin, source, data }) => {
    if (origin !== base.origin) return;
    const frame = frames().find((one) => one.contentWindow === source);
    if (!frame) return;
    const { type, height, campaign } = data ?? {};
    if (type === "petition:height" && height > 0 && height < 2e4) frame.style.height = `${height}px`;
    if (type === "petition:signed") {
      for (const counter of showing(campaign)) fire(counter, "signed", { campaign });
    }
  });

  document.addEventListener("visibilitychange", plan);
  customElements.define(NAME, PetitionCounter);
})();
