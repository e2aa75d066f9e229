"""``python -m ketamine_tui``."""

import sys

from ketamine_tui.cli import main

sys.exit(main())
