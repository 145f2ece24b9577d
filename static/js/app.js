// The frame: search key, folding panels, look settings, toasts, what to say when an htmx answer fails.

const root = document.documentElement;

document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.code === "KeyK") {
    const search = document.querySelector("[data-search-key]");
    if (!search || search.offsetParent === null) return;
    event.preventDefault();
    search.focus();
    search.select();
  }
  if (event.key === "Escape") {
    const open = document.querySelector("details[data-drop][open]");
    if (!open) return;
    open.open = false;
    open.querySelector("summary").focus();
  }
});

document.addEventListener("click", (event) => {
  for (const open of document.querySelectorAll("details[data-drop][open]")) {
    if (!open.contains(event.target)) open.open = false;
  }
  if (event.target.closest("[data-print]")) window.print();
  const dismiss = event.target.closest("[data-dismiss]");
  if (dismiss) {
    dismiss.closest("[data-toast]").remove();
    document.getElementById("main")?.focus({ preventScroll: true });
  }
});

for (const select of document.querySelectorAll("[data-set]")) {
  const key = select.dataset.set;
  select.value = root.dataset[key] ?? "";
  select.addEventListener("change", () => {
    if (select.value) root.dataset[key] = select.value;
    else delete root.dataset[key];
    try {
      localStorage.setItem(`nastavnik-${key}`, select.value);
    } catch {
      // storage forbidden: the choice holds for this page
    }
    document.dispatchEvent(new CustomEvent("nastavnik:look"));
  });
}

/** Adds a line to the toasts; text only, never markup. */
function say(text, level = "error") {
  const toasts = document.getElementById("toasts");
  if (!toasts) return;
  const line = document.createElement("div");
  line.className = `toast-line toast-${level}`;
  line.dataset.toast = "";
  const words = document.createElement("p");
  words.textContent = text;
  const close = document.createElement("button");
  close.type = "button";
  close.className = "close";
  close.dataset.dismiss = "";
  close.setAttribute("aria-label", "Скрыть сообщение");
  close.textContent = "✕";
  line.append(words, close);
  toasts.append(line);
}

const FAILED = {
  403: "У вашей роли нет права на это действие. На странице ничего не изменилось. Обратитесь к администратору вашей организации.",
  404: "Этой записи больше нет или она вам недоступна. Обновите страницу, чтобы увидеть список как он есть сейчас.",
  409: "Запись за это время изменил другой человек. Ваша правка не сохранена. Обновите страницу и сравните.",
  413: "Файл больше 12 МБ, сервер его не принял. Разделите файл или уберите из него картинки.",
  429: "Слишком много попыток подряд. Подождите минуту и повторите: введённое осталось на странице.",
  503: "Система сейчас недоступна, база данных не отвечает. Введённое осталось на странице, повторите через минуту.",
};

document.addEventListener("htmx:beforeSwap", (event) => {
  // a refusal or a conflict is a page of its own: it takes the place of the whole main part
  const { xhr } = event.detail;
  if (![400, 409, 422].includes(xhr.status) || !xhr.responseText.includes('id="main"')) return;
  const answer = new DOMParser().parseFromString(xhr.responseText, "text/html").getElementById("main");
  if (!answer) return;
  event.detail.shouldSwap = false;
  event.detail.isError = false;
  const main = document.getElementById("main");
  main.replaceChildren(...answer.childNodes);
  main.focus();
  window.scrollTo(0, 0);
});
document.addEventListener("htmx:responseError", (event) => {
  const { status } = event.detail.xhr;
  say(FAILED[status] ?? `Сервер не смог выполнить действие (код ${status}). Ничего не изменилось. Повторите; если не поможет, сообщите администратору.`);
});
document.addEventListener("htmx:sendError", () => {
  say("Нет связи с сервером. Введённое осталось на странице. Проверьте подключение и повторите.");
});

document.querySelector("[data-focus]")?.focus();
