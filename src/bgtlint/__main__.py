"""`python -m bgtlint` is `bgtlint`."""

from bgtlint.cli.main import main

main()
