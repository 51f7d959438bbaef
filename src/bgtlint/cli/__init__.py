"""The command line, thin: parse options, call the checker, print."""
