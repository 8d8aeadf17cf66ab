"""`python -m evals.attribution`."""

from evals.attribution.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
