"""Pages and files that show more than one project, in the groups in which they are made."""
