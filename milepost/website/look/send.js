// Sends photographs in parts, so that a poor connection loses none of what has come over already. Without this script the
// form sends them in one piece. What the browser keeps is a made-up word for each file's size and time, and says nothing
// of anybody.
(() => {
  const form = document.getElementById("send");
  if (!form || !window.fetch || !window.crypto || !Blob.prototype.slice) return;
  const LARGEST = 256 * 1024, SMALLEST = 32 * 1024, PLACE = "photographs-on-their-way";
  const chosen = form.querySelector("input[type=file]");
  const button = form.querySelector("button");
  const said = document.getElementById("progress");
  const way = document.getElementById("way");
  const bar = way.querySelector("progress");
  let size = LARGEST;

  const kept = {
    all() { try { return JSON.parse(window.localStorage.getItem(PLACE)) || {}; } catch { return {}; } },
    change(name, word) {
      const words = this.all();
      if (word) words[name] = word; else delete words[name];
      try { window.localStorage.setItem(PLACE, JSON.stringify(words)); } catch { /* it still sends, and does not resume after a reload */ }
    },
  };

  const wordFor = (file) => {
    const name = `${file.size}.${file.lastModified}`;
    let word = kept.all()[name];
    if (!word) {
      word = [...window.crypto.getRandomValues(new Uint8Array(12))].map((one) => one.toString(16).padStart(2, "0")).join("");
      kept.change(name, word);
    }
    return { name, word };
  };

  const say = (text, figures = {}) => {
    said.textContent = Object.entries(figures).reduce((text_so_far, [name, value]) => text_so_far.replace(`[${name}]`, value), text);
  };

  const pause = (seconds) => new Promise((go) => {
    const timer = window.setTimeout(go, seconds * 1000);
    window.addEventListener("online", () => { window.clearTimeout(timer); go(); }, { once: true });
  });

  const ask = async (query, body) => {
    const ends = new AbortController();
    const timer = window.setTimeout(() => ends.abort(), 90_000);
    try {
      const answer = await fetch(`${form.dataset.part}?${new URLSearchParams({ ...query, language: document.documentElement.lang })}`, {
        method: body ? "POST" : "GET", body, signal: ends.signal, cache: "no-store", credentials: "omit",
        headers: body ? { "Content-Type": "application/octet-stream" } : {},
      });
      if (answer.status === 404) { window.location.reload(); return new Promise(() => {}); }
      if (answer.status >= 500) throw new Error("not now");
      return await answer.json();
    } finally { window.clearTimeout(timer); }
  };

  // One question or part, again and again until the line holds; each wait is longer, and each part smaller.
  const surely = async (query, piece) => {
    for (let wait = 1; ; wait = Math.min(wait * 2, 30)) {
      try {
        const answer = await ask(query, piece && piece());
        if (answer.refused !== "too_often") return answer;
        wait = 30;
      } catch { size = Math.max(SMALLEST, size / 2); }
      say(form.dataset.waiting, { seconds: wait });
      await pause(wait);
    }
  };

  const send = async (file, n, all) => {
    const { name, word } = wordFor(file);
    let step = await surely({ file: word });
    if (step.received && !step.kept && !step.refused) say(form.dataset.resumed);
    let quarter = -1;
    while (!step.kept && !step.refused) {
      const offset = step.received;
      const percent = Math.floor((100 * offset) / file.size);
      bar.value = percent;
      if (Math.floor(percent / 25) > quarter) {
        quarter = Math.floor(percent / 25);
        say(form.dataset.sending, { n, all, percent });
      }
      step = await surely({ file: word, offset, total: file.size }, () => file.slice(offset, offset + size));
      if (!step.refused && step.received === offset && !step.kept) await pause(1);
    }
    kept.change(name, null);
    if (step.refused) throw new Error(step.said);
    bar.value = 100;
    say(form.dataset.whole, { n, all });
  };

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const files = [...chosen.files];
    if (!files.length) { say(form.dataset.none); chosen.focus(); return; }
    button.disabled = true;
    way.hidden = false;
    let wrong = "";
    for (const [place, file] of files.entries()) {
      if (!file.size) { wrong = form.dataset.empty; continue; }
      try { await send(file, place + 1, files.length); } catch (error) { wrong = error.message; }
    }
    button.disabled = false;
    way.hidden = true;
    if (wrong) { say(wrong); chosen.focus(); return; }
    window.location.assign(form.dataset.done);
  });
})();
