"""Speed and memory as ratios against the plain way, measured in one run on one machine."""
