// Runs requests through the engine inside Pyodide under Node: `node rehearse.mjs STDLIB_ZIP APP_ZIP_OR_- REQUESTS_JSON`.
// REQUESTS_JSON holds the requests and the bundle that knows their places; the door with its own bundle must open as well.
// Prints JSON: the answers, and the files of the standard library that were loaded to give them.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { loadPyodide } from "pyodide";
import { LOCK } from "./lock.mjs";

const [stdlib, app, requests] = process.argv.slice(2);
const python = await loadPyodide({ stdLibURL: pathToFileURL(stdlib).href, lockFileContents: LOCK });
if (app !== "-") python.unpackArchive(new Uint8Array(readFileSync(app)), "zip", { extractDir: "/app" });
python.globals.set("rehearsal_text", readFileSync(requests, "utf8"));
const printed = python.runPython(`
import json, sys
sys.path.insert(0, "/app")
import wizard.door
from wizard.engine.api import open_door
rehearsal = json.loads(rehearsal_text)
ask = open_door(rehearsal["bundle"])
answers = [ask(request) for request in rehearsal["requests"]]
files = sorted({getattr(module, "__file__", "") or "" for module in list(sys.modules.values())})
json.dumps({"answers": answers, "files": [file for file in files if ".zip/" in file]})
`);
process.stdout.write(printed);
