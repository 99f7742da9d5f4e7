// Runs requests through the engine inside Pyodide under Node: `node rehearse.mjs STDLIB_ZIP APP_ZIP_OR_- ASKED_JSON`,
// ASKED_JSON: {"bundle": the data with the places that the requests name, "requests": [...], "modules": [...]}.
// Prints JSON: the answers; the files of the standard library that were loaded to give them; which of the modules do not
// load; the milliseconds until Python ran, and to import the engine.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { loadPyodide } from "pyodide";
import { LOCK } from "./lock.mjs";

const [stdlib, app, asked] = process.argv.slice(2);
const began = performance.now();
const python = await loadPyodide({ stdLibURL: pathToFileURL(stdlib).href, lockFileContents: LOCK });
const started = performance.now();
if (app !== "-") python.unpackArchive(new Uint8Array(readFileSync(app)), "zip", { extractDir: "/app" });
python.runPython(`
import sys
sys.path.insert(0, "/app")
import wizard.door
`);
const imported = performance.now();
python.globals.set("asked_text", readFileSync(asked, "utf8"));
const printed = python.runPython(`
import importlib, json
from wizard.engine.api import open_door
asked = json.loads(asked_text)
ask = open_door(asked["bundle"])
answers = [ask(request) for request in asked["requests"]]
files = sorted({getattr(module, "__file__", "") or "" for module in list(sys.modules.values())})
files = [file for file in files if ".zip/" in file]

def missing(names):
    """The modules that cannot be imported: what they need was trimmed away."""
    for name in names:
        try:
            importlib.import_module(name)
        except Exception as error:
            yield f"{name}: {error}"

json.dumps({"answers": answers, "files": files, "missing": list(missing(asked["modules"]))})
`);
const milliseconds = { started: Math.round(started - began), imported: Math.round(imported - started) };
process.stdout.write(JSON.stringify({ ...JSON.parse(printed), milliseconds }));
