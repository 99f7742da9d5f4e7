"""From the project's data to plain files: the engine's bundle, fragments, pages. Knows no site generator."""
