"""Wmo-wegwijzer: who to turn to about Wmo support, and by when."""
