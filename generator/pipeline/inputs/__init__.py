"""What a build starts from: where the files lie, the configuration, the units, the forms."""
