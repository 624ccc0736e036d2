"""From a document and its definition to a form: every cell held against its type, every mistake told with its place."""
