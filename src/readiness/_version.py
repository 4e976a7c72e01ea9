"""The one place where the version stands; hatchling reads it from here."""

__version__ = "0.1.0.dev0"
