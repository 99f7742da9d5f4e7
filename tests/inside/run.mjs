// Runs pytest inside Pyodide under Node: `node run.mjs FOLDER PYTEST_ARGUMENT...`. FOLDER holds all that the tests need.
import { loadPyodide } from "pyodide";

const [folder, ...options] = process.argv.slice(2);
const python = await loadPyodide({ stdout: console.log, stderr: console.error, env: { HOME: "/", PROOF_EVERY: process.env.PROOF_EVERY ?? "1" } });
python.mountNodeFS("/project", folder);
python.globals.set("options", python.toPy(options));
const code = python.runPython(`
import os, sys
sys.dont_write_bytecode = True
sys.path[:0] = ["/project", "/project/packages"]
os.chdir("/project")
import pytest
int(pytest.main(list(options)))
`);
process.exit(code);
