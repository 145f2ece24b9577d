"""People as the bases hold them: names, dates, contacts, columns, rows, duplicates, consents, topics."""
