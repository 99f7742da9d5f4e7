"""The editor's commands, one file each: `add` says how a command is called and what it runs."""

from wizard.commands import check, leaflet, proof, publish, serve, stale, term, visit

ALL = (check, stale, proof, term, visit, leaflet, publish, serve)
