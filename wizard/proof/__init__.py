"""The proof: every path through the conversations, walked by the rules themselves, and what must hold on each.

Pure standard library beside the engine, so that it runs in a test, in a build and inside the browser's Python alike.
"""
