"""A PDF to be downloaded at once, or the sentence why there is none."""

from nastavnik.documents.rendering.pdf import HOW_TO_INSTALL, PdfFailed, to_pdf
from nastavnik.rules.outcome import Problem, Refused


def pdf_of(docx: bytes) -> bytes:
    """Seconds. Raises Refused."""
    try:
        content = to_pdf(docx)
    except PdfFailed as failed:
        raise Refused(Problem("pdf", str(failed))) from failed
    if content is None:
        raise Refused(Problem("pdf", HOW_TO_INSTALL))
    return content
