"""From a Word, Excel or text file to the forms that stand in it, each by its definition."""
