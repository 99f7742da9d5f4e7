"""The headers of the site, from one source: for the server of `wegwijzer serve`, for hosts, and as a <meta> copy."""

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


CACHED = {
    "/engine/": "public, max-age=31536000, immutable",
    "/assets/": "public, max-age=3600",
}  # the first bear a hash


def caching(path: str) -> str:
    """How long a file may be kept: for ever when its name holds its hash, pages not without asking."""
    return next((rule for folder, rule in CACHED.items() if folder in path), "no-cache")


def rules() -> dict[str, dict[str, str]]:
    """The headers of each part of the site, by the start of its path; "/" holds for everything."""
    lasting = {"Cache-Control": caching("/engine/")}
    return {"/": headers(), "/engine/": lasting, API: OPEN_DATA}


def headers_file() -> str:
    """The same as a `_headers` file, which several static hosts read."""
    blocks = [
        "\n".join([f"{path}*", *(f"  {name}: {value}" for name, value in found.items())])
        for path, found in rules().items()
    ]
    return "\n".join([*blocks, ""])
