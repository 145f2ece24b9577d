// The curator's table on a narrow screen: the chosen mentee stands below the list, so bring him into view.

const narrow = window.matchMedia("(max-width: 70rem)");

document.addEventListener("htmx:afterSettle", (event) => {
  if (event.detail.target.id !== "bench") return;
  if (!new URL(window.location.href).searchParams.has("mentee")) return;
  const title = document.getElementById("chosen-title");
  if (!title) return;
  title.tabIndex = -1;
  title.focus({ preventScroll: true });
  if (narrow.matches) requestAnimationFrame(() => title.scrollIntoView({ block: "start", behavior: "instant" }));
});
