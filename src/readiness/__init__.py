"""Self-assessment of how ready an integrated peace operation is to work as one."""

from readiness._version import __version__

__all__ = ["__version__"]
