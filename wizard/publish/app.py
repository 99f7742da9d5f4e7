"""What a phone needs to put the site on its home screen: one web app manifest per locale."""

import json

from wizard.publish.edition import Edition

NAME = "manifest.webmanifest"
PAPER, ACTION = "#fdfcf9", "#00505c"  # --paper and --action of the style sheet
ICONS = (
    ("icon-192.png", "192x192", "any"),
    ("icon-512.png", "512x512", "any"),
    ("icon-maskable.png", "512x512", "maskable"),
)


def app_manifest(edition: Edition) -> str:
    """The manifest as JSON. The whole site is inside, so that another language opens in the same window."""
    words = edition.interface
    return json.dumps(
        {
            "id": "./",
            "name": words["site"]["name"],
            "short_name": words["app"]["short_name"],
            "description": words["site"]["description"],
            "lang": edition.words.locale,
            "dir": words["language"]["dir"],
            "start_url": "./",
            "scope": "../",
            "display": "minimal-ui",  # with the browser's own way back
            "background_color": PAPER,
            "theme_color": ACTION,
            "icons": [
                {"src": f"assets/images/{name}", "sizes": size, "type": "image/png", "purpose": purpose}
                for name, size, purpose in ICONS
            ],
        },
        ensure_ascii=False,
        indent=1,
    )
