"""The command line: parses arguments, calls the pipeline, prints, and turns outcomes into exit codes."""
