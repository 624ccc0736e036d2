"""From the files of a workspace to the files of its site."""
