"""Runs the command line with ``python -m audit``, for machines where no script may be installed."""

from audit.cli.main import main

if __name__ == "__main__":
    main()
