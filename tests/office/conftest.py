"""What is here needs LibreOffice and is no part of the gate: `make office` runs it."""

import os
import sys

from support import ROOT

sys.path.append(str(ROOT / "benchmarks"))  # where large frameworks are made

collect_ignore_glob = [] if os.environ.get("OFFICE") else ["test_*.py"]
