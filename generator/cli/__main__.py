"""Makes ``python -m generator.cli`` the command."""

from generator.cli.start import main

if __name__ == "__main__":
    main()
