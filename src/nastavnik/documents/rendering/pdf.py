"""PDF of a DOCX by LibreOffice, where it is installed."""

import contextlib
import json
import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

SECONDS = 60
HOW_TO_INSTALL = (
    "PDF делает программа LibreOffice, на этом сервере её нет. Попросите администратора поставить пакет "
    "libreoffice-writer-nogui. Пока скачайте DOCX: он печатается так же."
)
TOO_SLOW = f"LibreOffice не успел сделать PDF за {SECONDS} секунд. Повторите позже или скачайте DOCX."
_OPTIONS = {
    "UseTaggedPDF": True,  # read out to the blind: headings, tables with heads, language
    "PDFUACompliance": True,
    "ExportBookmarks": True,
    "DisplayPDFDocumentTitle": True,
}


class PdfFailed(Exception):
    """LibreOffice is here and gave no PDF; the sentence is for the user."""


def office() -> str | None:
    """The path of LibreOffice, or None where it is not installed."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def to_pdf(docx: bytes) -> bytes | None:
    """A tagged PDF, or None where LibreOffice is not installed. Seconds, not milliseconds. Raises PdfFailed."""
    program = office()
    if program is None:
        return None
    with tempfile.TemporaryDirectory(prefix="nastavnik-pdf-") as name:
        folder = Path(name)
        source = folder / "document.docx"
        source.write_bytes(docx)
        _convert(program, source, folder)
        made = source.with_suffix(".pdf")
        if not made.exists():
            raise PdfFailed("LibreOffice не смог сделать PDF из этого документа. Скачайте DOCX.")
        return made.read_bytes()


def _convert(program: str, source: Path, folder: Path) -> None:
    """One run with a profile of its own; when time is out, everything that the run started is ended."""
    options = {
        key: {"type": "boolean", "value": "true" if value else "false"} for key, value in _OPTIONS.items()
    }
    command = [
        program,
        f"-env:UserInstallation=file://{folder / 'profile'}",
        *("--headless", "--norestore", "--nologo", "--nolockcheck", "--nodefault"),
        *("--convert-to", f"pdf:writer_pdf_Export:{json.dumps(options)}"),
        *("--outdir", str(folder), str(source)),
    ]
    running = subprocess.Popen(  # noqa: S603 - a program found by name, arguments of ours
        command,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        cwd=folder,
        env={"HOME": str(folder), "PATH": os.environ.get("PATH", "/usr/bin:/bin"), "LANG": "C.UTF-8"},
    )
    try:
        running.wait(timeout=SECONDS)
    except subprocess.TimeoutExpired as late:
        raise PdfFailed(TOO_SLOW) from late
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(running.pid, signal.SIGKILL)
        running.wait()
