// Tables: tick a page of rows, count what is ticked, show it in words.

const ROWS = 'tbody input[type="checkbox"][name="ids"]';

function refresh(form) {
  const rows = [...form.querySelectorAll(ROWS)];
  const chosen = rows.filter((row) => row.checked);
  for (const row of rows) row.closest("tr").classList.toggle("chosen", row.checked);
  const all = form.querySelector("[data-pick-all]");
  if (all) {
    all.checked = rows.length > 0 && chosen.length === rows.length;
    all.indeterminate = chosen.length > 0 && chosen.length < rows.length;
  }
  const count = form.querySelector("[data-bulk-count]");
  const everything = form.querySelector("[data-bulk-all]");
  if (count) count.textContent = everything?.checked ? "выбраны все найденные" : `выбрано ${chosen.length}`;
}

document.addEventListener("change", (event) => {
  const form = event.target.closest("form[data-table]");
  if (!form) return;
  if (event.target.matches("[data-pick-all]")) {
    for (const row of form.querySelectorAll(ROWS)) row.checked = event.target.checked;
  } else if (event.target.matches(ROWS) && !event.target.checked) {
    const everything = form.querySelector("[data-bulk-all]");
    if (everything) everything.checked = false;
  }
  refresh(form);
});

function start() {
  for (const form of document.querySelectorAll("form[data-table]")) refresh(form);
}
document.addEventListener("htmx:afterSettle", start);
window.addEventListener("pageshow", start);
start();
