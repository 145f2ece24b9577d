// Runs before the first paint: the look that the reader chose, kept in this browser only.
"use strict";
{
  const root = document.documentElement;
  root.classList.add("js");
  for (const key of ["theme", "size", "spacing"]) {
    let value = "";
    try {
      value = localStorage.getItem(`nastavnik-${key}`) ?? "";
    } catch {
      // storage forbidden: the look of the system stays
    }
    if (value) root.dataset[key] = value;
  }
}
