"""Spreadsheets: what a reader of the sheet sees, cell by cell, as lines and grids."""
