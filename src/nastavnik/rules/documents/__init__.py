"""Official documents as values: the facts each kind needs, their wording, their numbers; nothing is rendered here."""
