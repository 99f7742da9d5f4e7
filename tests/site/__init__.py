# ruff: noqa: A005 - these are the tests of the site
