"""From the glyphs and rules on the pages of a PDF to lines of fields like those of other files."""
