// The side sheet: a link marked data-dialog shows the <main> of its page here; without scripts it is that page.

const sheet = document.getElementById("side");
const body = document.getElementById("side-body");
let opener = null;

async function open(link) {
  opener = link;
  let main = null;
  try {
    const answer = await fetch(link.href, { headers: { "X-Requested-With": "dialog" }, credentials: "same-origin" });
    // an error or a redirect (signed out) has its own page: go there
    if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
    main = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("main");
  } catch {
    main = null;
  }
  if (!main) {
    window.location.assign(link.href);
    return;
  }
  main.querySelector("#toasts")?.remove();
  body.replaceChildren(...main.childNodes);
  window.htmx?.process(body);
  const title = body.querySelector("h1, h2");
  if (title) {
    sheet.setAttribute("aria-label", title.textContent.trim());
    title.tabIndex = -1;
  }
  sheet.showModal();
  (body.querySelector("[autofocus]") ?? title)?.focus();
}

document.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  const link = event.target.closest("a[data-dialog]");
  if (link) {
    event.preventDefault();
    open(link);
    return;
  }
  if (!sheet?.open) return;
  // a click on the veil counts as one on the dialog itself
  if (event.target.closest("#side [data-close]") || event.target === sheet) {
    event.preventDefault();
    sheet.close();
  }
});
sheet?.addEventListener("close", () => {
  body.replaceChildren();
  opener?.focus();
});
