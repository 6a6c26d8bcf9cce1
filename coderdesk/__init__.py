"""CoderDesk: an offline desktop workstation for medical coders."""

__version__ = "0.1.0"
