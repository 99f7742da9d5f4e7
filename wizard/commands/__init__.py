"""The editor's commands, one file each: `add` says how a command is called and what it runs."""

from wizard.commands import check, leaflet, proof, publish, serve, term, visit

ALL = (check, proof, term, visit, leaflet, publish, serve)
