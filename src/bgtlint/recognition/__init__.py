"""Recognition: grids to forms, driven by layouts (rules/layouts/*.yml)."""
