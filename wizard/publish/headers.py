"""The headers of the site, from one source: for the server of `wegwijzer serve`, for hosts, and as a <meta> copy."""

import re

POLICY = {
    "default-src": "'none'",
    "script-src": "'self' 'wasm-unsafe-eval'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "worker-src": "'self'",
    "manifest-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'none'",
}
ONLY_AS_HEADER = {"frame-ancestors": "'none'"}
OTHERS = {
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Strict-Transport-Security": "max-age=31536000",
}
API = "/api/"
OPEN_DATA = {"Access-Control-Allow-Origin": "*", "API-Version": "1.0.0"}


def policy(*, as_meta: bool = False) -> str:
    """The content security policy; as <meta> without the rules that only work as a header."""
    rules = POLICY if as_meta else POLICY | ONLY_AS_HEADER
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def headers(path: str = "/") -> dict[str, str]:
    """Every header that the answer for a path carries: open data may be fetched by a page of any other site."""
    return {"Content-Security-Policy": policy(), **OTHERS, **(OPEN_DATA if path.startswith(API) else {})}


FOR_EVER = "public, max-age=31536000, immutable"
HAS_HASH = re.compile(r"/(engine|offline)/|/assets/(stylesheets|javascripts)/[^?]*\.[0-9a-f]{8,12}(\.min)?\.(css|js)$")
FOR_AN_HOUR = re.compile(r"/assets/")
OF_THE_BUILD = "engine/manifest.json"  # the one name in that folder that stays the same


def caching(path: str) -> str:
    """How long a file may be kept: for ever when its name holds its hash, pages not without asking."""
    if HAS_HASH.search(path) and not path.endswith(OF_THE_BUILD):
        return FOR_EVER
    return "public, max-age=3600" if FOR_AN_HOUR.search(path) else "no-cache"


def headers_file() -> str:
    """The same as a `_headers` file, which several static hosts read."""
    lines = [f"  {name}: {value}" for name, value in headers().items()]
    lasting = ("/engine/*", "/offline/*", "/:locale/assets/stylesheets/*")
    kept = [line for path in lasting for line in (path, f"  Cache-Control: {FOR_EVER}")]
    asked = ["/sw.js", "  Cache-Control: no-cache"]
    shared = [f"{API}*", *(f"  {name}: {value}" for name, value in OPEN_DATA.items())]
    return "\n".join(["/*", *lines, *kept, *asked, *shared, ""])
