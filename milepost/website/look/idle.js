// Two minutes before an idle session ends: says so, aloud too, and keeps what stands in the form.
// Without scripts nothing is lost either: the server keeps what a form sends after the time has run out.
(() => {
  const notice = document.getElementById("idle");
  if (!notice) return;
  const minutes = Number(notice.dataset.minutes);
  const warnAfter = (minutes - 2) * 60_000;
  const token = notice.querySelector("[name=csrfmiddlewaretoken]").value;
  let timer = 0;

  const send = (address, body) => fetch(address, { method: "POST", body, headers: { "X-CSRFToken": token }, credentials: "same-origin" });

  const keepDraft = () => {
    const form = document.querySelector("form[data-keep]");
    if (!form) return;
    const fields = new FormData(form);
    fields.set("draft-of", window.location.pathname);
    for (const [name, value] of [...fields]) if (value instanceof File) fields.delete(name);
    send(notice.dataset.keep, fields);
  };

  const warn = () => {
    keepDraft();
    notice.hidden = false;
    notice.focus();
    timer = window.setTimeout(() => window.location.reload(), 130_000);
  };

  const begin = () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(warn, warnAfter);
  };

  notice.querySelector("button").addEventListener("click", (event) => {
    event.preventDefault();
    send(notice.dataset.stay, new FormData()).then((answer) => {
      if (!answer.ok || answer.redirected) { window.location.reload(); return; }
      notice.hidden = true;
      begin();
    });
  });
  begin();
})();
