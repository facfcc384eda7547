"""What every answer carries, so that no page of ours does what we did not write.

Nothing is loaded from elsewhere, nothing is kept, nobody frames us, no script but one writes
markup. What the server refuses before it is a request (400, 503) carries none of this, and no word
of anybody.
"""

NONCE = "wayout.nonce"  # its key in the scope of a request

_ALWAYS = (
    (b"cache-control", b"no-store"),
    (b"referrer-policy", b"same-origin"),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-embedder-policy", b"require-corp"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=(), clipboard-read=()"),
    (b"x-robots-tag", b"noindex"),
    (b"x-dns-prefetch-control", b"off"),
)


def headers(nonce: str) -> list[tuple[bytes, bytes]]:
    """Make the headers of an answer whose scripts carry a nonce."""
    return [*_ALWAYS, (b"content-security-policy", policy(nonce).encode("ascii"))]


def policy(nonce: str) -> str:
    """Make the content security policy of an answer."""
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src 'nonce-{nonce}'",
            "style-src 'self'",
            "img-src 'self' data:",
            "font-src 'self'",
            "connect-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types htmx",  # the one policy, made once: it swaps parts of a page
        )
    )
