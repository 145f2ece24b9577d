// Forms: a second click does not send twice; text that is not saved is not lost by a careless click.

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented) return;
  form.dataset.changed = "";
  if (!("once" in form.dataset)) return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "1";
  // after the browser has read the pressed button's name and value
  setTimeout(() => {
    for (const button of form.querySelectorAll("button[type=submit], button:not([type])")) {
      button.setAttribute("aria-disabled", "true");
    }
  });
});

/** The form may be sent again: the reader came back to it, or htmx has its answer. */
function release(form) {
  delete form.dataset.sent;
  for (const button of form.querySelectorAll("[aria-disabled]")) button.removeAttribute("aria-disabled");
}

window.addEventListener("pageshow", () => document.querySelectorAll("form[data-once]").forEach(release));
document.addEventListener("htmx:afterRequest", (event) => {
  const form = event.target.closest?.("form[data-once]");
  if (form) release(form);
});

document.addEventListener("input", (event) => {
  const form = event.target.closest("form[data-dirty]");
  if (form) form.dataset.changed = "1";
});
window.addEventListener("beforeunload", (event) => {
  if (document.querySelector('form[data-dirty][data-changed="1"]')) event.preventDefault();
});
