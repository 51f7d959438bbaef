"""bgtlint checks that Chinese budget-performance documents agree with themselves."""

__version__ = "0.1.0"
