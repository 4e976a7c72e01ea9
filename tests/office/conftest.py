"""What is here needs LibreOffice and is no part of the gate: `make office` runs it."""

import sys
from shutil import which

from support import ROOT

sys.path.append(str(ROOT / "benchmarks"))  # where large frameworks are made

collect_ignore_glob = [] if which("soffice") and which("pdftoppm") else ["test_*.py"]
