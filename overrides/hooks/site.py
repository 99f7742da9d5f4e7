"""All that ties our plain files to MkDocs: the words of the locale, and the titles of the menu."""

import json
import os
from pathlib import Path
from typing import Any


def on_config(config: Any) -> Any:
    """Hand the words of this locale, written by wizard.publish, to the templates."""
    locale = os.environ.get("LOCALE", "nl")
    extra = json.loads(Path(f"build/frame/{locale}.json").read_text(encoding="utf-8"))
    config.extra.update(extra)
    config.site_name = extra["site_name"]
    config.site_description = extra["site_description"]
    return config


def on_template_context(context: Any, template_name: str, config: Any) -> Any:
    """The page for a wrong address is shown at any depth, so its links start at the root of the host."""
    if template_name == "404.html" and not config.site_url:
        context["base_url"] = "/" + os.environ.get("LOCALE", "nl")
    return context


def on_nav(nav: Any, config: Any, files: Any) -> Any:
    """Give the sections of the menu their names in the reader's language."""
    for section in nav.items:
        if section.is_section:
            section.title = config.extra["menu"][section.title.lower()]
    return nav
