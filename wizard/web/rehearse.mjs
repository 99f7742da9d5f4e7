// Runs requests through the engine inside Pyodide under Node: `node rehearse.mjs STDLIB_ZIP APP_ZIP_OR_- REQUESTS_JSON`.
// Prints JSON: the answers, and the files of the standard library that were loaded to give them.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { loadPyodide } from "pyodide";
import { LOCK } from "./lock.mjs";

const [stdlib, app, requests] = process.argv.slice(2);
const python = await loadPyodide({ stdLibURL: pathToFileURL(stdlib).href, lockFileContents: LOCK });
if (app !== "-") python.unpackArchive(new Uint8Array(readFileSync(app)), "zip", { extractDir: "/app" });
python.globals.set("requests_text", readFileSync(requests, "utf8"));
const printed = python.runPython(`
import json, sys
sys.path.insert(0, "/app")
from wizard.door import ask
answers = [ask(request) for request in json.loads(requests_text)]
files = sorted({getattr(module, "__file__", "") or "" for module in list(sys.modules.values())})
json.dumps({"answers": answers, "files": [file for file in files if ".zip/" in file]})
`);
process.stdout.write(printed);
