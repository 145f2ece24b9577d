"""Forms of people: a person, the roles of a year, consents, files, filters."""
