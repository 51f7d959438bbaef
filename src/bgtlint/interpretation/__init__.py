"""Interpretation: cell texts to measures, forms to projects."""
