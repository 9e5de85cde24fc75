"""`python -m sayso` is the command line."""

from sayso.cli.main import main

main()
