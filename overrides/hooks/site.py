"""All that ties our plain files to MkDocs: words of the locale, titles of the menu, pages that are HTML already."""

import json
import os
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

HTML_ALREADY = '<div class="ww-generated" markdown="0">'
NOT_USED = (  # files of the theme that our frame does not ask for, and our own glue
    "hooks/*",
    "*__pycache__*",
    "*.map",
    "sitemap.xml",
    "assets/javascripts/lunr/wordcut.js",
    "assets/javascripts/lunr/tinyseg.js",
    "assets/stylesheets/main.*",
    "assets/stylesheets/palette.*",
)
_ready: dict[str, str] = {}  # pages that wait for their frame, by their file


def on_config(config: Any) -> Any:
    """Hand the words of this locale, written by wizard.publish, to the templates."""
    extra = json.loads(Path(os.environ["FRAME"]).read_text(encoding="utf-8"))
    config.extra.update(extra)
    config.site_name = extra["site_name"]
    config.site_description = extra["site_description"]
    config.theme.static_templates.discard("sitemap.xml")  # wizard.publish makes one for all locales
    return config


def on_files(files: Any, config: Any) -> Any:
    """Leave out what no page asks for; take style sheet and script of the frame in their small form."""
    made, hashed = Path(os.environ["FRAME"]).parent, config.extra["hashed"]
    for file in list(files):
        if file.src_uri in hashed:
            file.dest_uri = hashed[file.src_uri]
            file.abs_src_path = str(made / file.src_uri)
        if any(fnmatch(file.src_uri, pattern) for pattern in NOT_USED):
            files.remove(file)
    return files


def on_page_markdown(markdown: str, page: Any, config: Any, files: Any) -> str:
    """Let a page that is HTML already go round the Markdown parser, which takes most of the time of a build."""
    if not markdown.lstrip().startswith(HTML_ALREADY):
        return markdown
    _ready[page.file.src_uri] = markdown.replace(' markdown="0"', "", 1)
    return ""


def on_page_content(html: str, page: Any, config: Any, files: Any) -> str:
    """Give such a page its own HTML back."""
    return _ready.pop(page.file.src_uri, html)


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
