"""Where the user's programs keep what can be made again."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path


def user_cache(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> Path | None:
    """Our folder among them, as each system wants it; None where nobody says where that is."""
    home = environment.get("HOME", "")
    match platform:
        case "win32":
            base = Path(environment.get("LOCALAPPDATA", ""), "readiness", "cache")
        case "darwin":
            base = Path(home, "Library", "Caches", "readiness")
        case _:
            # the standard says that one that is not absolute is not to be heeded
            stated = Path(environment.get("XDG_CACHE_HOME", ""))
            base = (stated if stated.is_absolute() else Path(home, ".cache")) / "readiness"
    return base if base.is_absolute() else None
