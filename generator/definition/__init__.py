"""Form definitions, one for each official paper form, from which validation, pages, schemas and blank forms derive."""
