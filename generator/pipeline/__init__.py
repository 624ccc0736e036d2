"""From the files of a workspace to everything its site is made of."""
