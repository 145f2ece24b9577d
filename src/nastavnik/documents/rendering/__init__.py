"""From a context and a template to the bytes of a document: DOCX, and PDF by an office program."""
