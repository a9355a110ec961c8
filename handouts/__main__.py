"""`python -m handouts`: the command line in, its exit code out."""

import sys

from handouts.cli import main

if __name__ == "__main__":
    sys.exit(main())
