"""The eval suite: gold cases over the bundled corpus, public benchmarks, speed."""
