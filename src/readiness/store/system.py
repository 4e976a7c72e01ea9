"""What differs between systems, in the ways of opening a file."""

import os
import sys
from typing import Final

WINDOWS: Final = os.name == "nt"
BINARY: Final = 0x8000 if WINDOWS else 0
"""`os.O_BINARY`: no line end is changed on the way, where the system would."""
NO_FOLLOW: Final = 0 if sys.platform == "win32" else os.O_NOFOLLOW
"""So that a link is refused, where the system can."""
NO_WAIT: Final = 0 if sys.platform == "win32" else os.O_NONBLOCK
"""So that nobody waits for the other end of a pipe."""
