"""Start CoderDesk: ``python -m coderdesk``."""

import sys

from coderdesk.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
