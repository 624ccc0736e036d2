"""From the files of a project to everything its site is made of."""
