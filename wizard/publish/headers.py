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


def policy(*, as_meta: bool = False) -> str:
    """The content security policy; as <meta> without the rules that only work as a header."""
    rules = POLICY if as_meta else POLICY | ONLY_AS_HEADER
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def headers() -> dict[str, str]:
    """Every header that each answer of the server carries."""
    return {"Content-Security-Policy": policy(), **OTHERS}


CACHED = {
    "/engine/": "public, max-age=31536000, immutable",
    "/assets/": "public, max-age=3600",
}  # the first bear a hash


def caching(path: str) -> str:
    """How long a file may be kept: for ever when its name holds its hash, pages not without asking."""
    return next((rule for folder, rule in CACHED.items() if folder in path), "no-cache")


def headers_file() -> str:
    """The same as a `_headers` file, which several static hosts read."""
    lines = [f"  {name}: {value}" for name, value in headers().items()]
    lasting = ["/engine/*", f"  Cache-Control: {caching('/engine/')}"]
    return "\n".join(["/*", *lines, *lasting, ""])
