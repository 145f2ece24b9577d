"""Russian wording of official documents: cases of names and posts, numerals, dates, typography."""
