"""From the glyphs and rules on the pages of a PDF to the same lines of fields that other files give."""
