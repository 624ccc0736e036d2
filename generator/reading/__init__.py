"""From a document and its definition to a form: checks every cell against its type and reports errors with places."""
