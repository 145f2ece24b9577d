"""Where the built-in office templates come from: one module a family, each with TEMPLATES (file stem → maker)."""
