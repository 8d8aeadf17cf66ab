"""`python -m askcorpus` is the command line."""

import sys

from askcorpus.cli import main

sys.exit(main())
