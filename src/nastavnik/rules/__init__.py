"""Pure rules: values in, values and problems out. No Django, no files, no network, no clock."""
