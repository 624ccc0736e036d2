"""The command line: takes words apart, calls the pipeline, prints, and turns outcomes into exit codes."""
