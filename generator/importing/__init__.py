"""From a Word, Excel, PDF or text file to the forms that stand in it, each by its definition."""
