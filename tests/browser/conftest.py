"""What is here needs a browser and is no part of the gate: `make browser` runs it."""

from importlib.util import find_spec
from shutil import which

collect_ignore_glob = [] if find_spec("playwright") and which("chromium") else ["test_*.py"]
