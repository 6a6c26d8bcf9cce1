"""Start CoderDesk: ``python -m coderdesk``."""

import sys

if __name__ == "__main__":
    if sys.argv[1:] == ["--read-apart"]:  # a frozen build starts itself to read charts
        from coderdesk.chart.booth import serve

        serve()
    else:
        from coderdesk.cli.main import main

        sys.exit(main())
