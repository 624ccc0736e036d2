"""Form definitions: one official paper form each, from which validation, pages, schemas and blank forms are derived."""
