"""What stands in a cell that shows a picture and no text."""

PICTURE = "〔图片〕"
"""The text that such a cell is given in every format: nobody read what it shows."""
