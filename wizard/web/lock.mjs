// A lock without packages: the engine needs none, and without it Pyodide would fetch one more file.
export const LOCK = {
  info: { abi_version: "2025_0", arch: "wasm32", platform: "emscripten_4_0_9", python: "3.13.2" },
  packages: {},
};
