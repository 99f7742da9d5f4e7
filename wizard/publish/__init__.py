"""From the project's data to plain files: the engine's bundle, fragments, pages. Knows nothing of the site generator."""
