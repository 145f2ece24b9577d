"""From a file to the base: reading its rows, planning what each changes, writing all of it or nothing."""
