"""The rules, in pure standard library: no files, no network, no clock. Its one door is `wizard.engine.api`."""
