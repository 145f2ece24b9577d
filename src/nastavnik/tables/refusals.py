"""Why a file is not taken: a sentence for each reason, with what to do."""

from nastavnik.rules.outcome import Place, Problem, Refused

_TEXTS = {
    "file-empty": "Файл пустой. Проверьте, тот ли файл выбран.",
    "file-large": "Файл слишком большой. Оставьте в книге только листы с базой, уберите рисунки и сохраните снова.",
    "file-kind": "Это не таблица. Загрузите файл XLSX, XLS, ODS или CSV.",
    "file-html": "Это веб-страница с расширением таблицы. Откройте файл в Excel и сохраните как «Книга Excel (*.xlsx)».",
    "file-xml": "Это таблица в формате «XML 2003». Откройте файл в Excel и сохраните как «Книга Excel (*.xlsx)».",
    "file-word": "Это текстовый документ, а не таблица. Перенесите таблицу в Excel и сохраните как «Книга Excel (*.xlsx)».",
    "file-xlsb": "Двоичные книги XLSB не читаются. Сохраните файл как «Книга Excel (*.xlsx)».",
    "file-encrypted": "Файл защищён паролем. Снимите пароль в Excel и загрузите файл снова.",
    "file-damaged": "Файл повреждён или скачан не полностью. Откройте его в Excel, сохраните заново и загрузите снова.",
    "file-bomb": "Файл распаковывается в слишком большой объём и не принят. Перенесите таблицу в новую книгу.",
    "file-entities": "В файле есть определения DOCTYPE, которых в обычных таблицах не бывает. Файл не принят.",
    "file-sheets": "В книге слишком много листов. Оставьте только листы с базой.",
    "sheet-merged": "На листе слишком много объединённых ячеек. Разъедините их и загрузите файл снова.",
    "csv-encoding": "Не удалось понять кодировку файла. Сохраните его в Excel как «CSV UTF-8» или как книгу XLSX.",
    "csv-mixed": "В файле смешаны разные кодировки. Сохраните таблицу заново как «CSV UTF-8» или как книгу XLSX.",
    "csv-zero": "В файле есть нулевые байты: это не текстовая таблица. Сохраните её заново как «CSV UTF-8» или XLSX.",
    "csv-quote": "В файле не закрыта кавычка: часть строк слилась бы в одну ячейку. Исправьте строку и загрузите снова.",
    "csv-cell": "В файле есть ячейка длиннее 100 000 знаков. Проверьте кавычки и разделители.",
}  # fmt: skip


def refused(code: str, *, sheet: str = "", row: int | None = None) -> Refused:
    return Refused(Problem(code, _TEXTS[code], Place(sheet, row)))


def too_many_rows(sheet: str, limit: int) -> Refused:
    shown = f"{limit:,}".replace(",", "\u00a0")
    text = f"На листе больше {shown} строк с записями. Разделите базу на несколько файлов."
    return Refused(Problem("sheet-rows", text, Place(sheet)))


def far_cell(sheet: str, cell: str) -> Refused:
    text = f"Далеко от таблицы есть запись в ячейке {cell}. Удалите её и загрузите файл снова."
    return Refused(Problem("sheet-far", text, Place(sheet)))
