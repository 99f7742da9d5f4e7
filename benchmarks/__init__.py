"""Benchmarks of the site in a browser: run with `make bench`, results in README.md. Not part of the site."""
