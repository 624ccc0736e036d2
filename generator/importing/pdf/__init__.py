"""From the glyphs and rules on the pages of a PDF to lines of fields like those of other files.

A PDF holds characters at places and the lines between them, in no order that can be relied on. So what lines enclose is
a cell, however large: all fields begin separate, and the walls that are not drawn are removed, so that no character is
lost because a line is missing. A cell that is not a rectangle, or a row that may have been cut by the end of a page, is
reported.

Of the 785 cells of the 24 published forms, 6 differ when LibreOffice has printed them, and 8 when Chromium has: all
because of one name that the end of a page cuts and one missing line, both of which are reported. With the tables of
pdfplumber, page by page, it would be 66 and 775. Spaces and line ends do not count here: a PDF has none, so they are
inferred; of the texts that Chromium prints, 3 have one too few or too many.
"""
