"""Forms in plain text: lines from which the cells of a table are told apart again."""
