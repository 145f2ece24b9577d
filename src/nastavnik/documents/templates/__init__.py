"""Templates of documents: which one holds for a unit, and whether an uploaded one may be used."""
