"""Reading tables from files that people really have: XLSX, XLS, ODS, CSV. Knows nothing of what is in them."""
