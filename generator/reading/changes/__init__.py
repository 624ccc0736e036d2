"""What changed since an earlier version of a form, and whether a correction says so."""
