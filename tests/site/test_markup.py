"""What holds for the markup of every page: language, headings, titles, nothing foreign, nothing that runs by itself."""

import re
from collections import Counter

from tests.site.reading import SITE, Page, is_internal
from wizard.loader.project import Project
from wizard.publish.headers import headers_file

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
ADDRESSES = ("href", "src", "srcset", "action", "formaction", "data", "poster", "ping", "manifest", "xlink:href")
FOREIGN = re.compile(r"""(?:url\(|@import|fetch\(|import\(|from)\s*["']?(?:https?:)?//""")
UNSAFE = {"'unsafe-inline'", "'unsafe-eval'", "'unsafe-hashes'", "*", "http:", "https:", "blob:"}


def test_the_language_and_direction_stand_on_every_page(pages: list[Page], project: Project) -> None:
    for page in pages:
        language = project.words[page.locale or "nl"].interface["language"]
        html = page.document.one("html").attributes
        assert (language["code"], language["dir"]) == (html.get("lang"), html.get("dir")), page.path


def test_every_page_has_exactly_one_main_heading(pages: list[Page]) -> None:
    assert {} == {page.path: n for page in pages if (n := len(list(page.document.all("h1")))) != 1}


def test_no_heading_level_is_skipped(pages: list[Page]) -> None:
    skipped = {}
    for page in pages:
        levels = [int(heading.tag[1]) for heading in page.main.all(*HEADINGS)]
        jumps = [pair for pair in zip([0, *levels], levels, strict=False) if pair[1] > pair[0] + 1]
        if jumps:
            skipped[page.path] = jumps
    assert {} == skipped


def test_every_page_has_the_landmarks_that_readers_jump_to(pages: list[Page]) -> None:
    for page in pages:
        if page.locale:
            assert [1, 1, 1] == [len(list(page.document.all(tag))) for tag in ("header", "main", "footer")], page.path
            assert "#main" == page.document.one("a", class_="ww-skip").attributes["href"], page.path


def test_no_id_stands_twice_on_a_page(pages: list[Page]) -> None:
    double = {}
    for page in pages:
        found = Counter(e.attributes["id"] for e in page.document.all() if "id" in e.attributes)
        if again := [name for name, times in found.items() if times > 1]:
            double[page.path] = again
    assert {} == double


def test_no_script_runs_from_the_page_itself(pages: list[Page]) -> None:
    """Only scripts from our own files; a JSON block is data and no browser runs it."""
    inline = [
        page.path
        for page in pages
        for script in page.document.all("script")
        if "src" not in script.attributes and script.attributes.get("type") != "application/json"
    ]
    assert [] == inline


def test_no_element_carries_script_or_style(pages: list[Page]) -> None:
    found = [
        (page.path, element.tag, name)
        for page in pages
        for element in page.document.all()
        for name, value in element.attributes.items()
        if name.startswith("on") or name == "style" or value.strip().lower().startswith("javascript:")
    ]
    assert [] == found
    assert [] == [page.path for page in pages if any(page.document.all("style"))]


def test_nothing_but_a_plain_link_names_another_host(pages: list[Page]) -> None:
    """A link is followed by the reader's own choice; everything else would be fetched without asking."""
    foreign = [
        (page.path, element.tag, element.attributes[name])
        for page in pages
        for element in page.document.all()
        for name in ADDRESSES
        if name in element.attributes and not is_internal(element.attributes[name])
        if not (element.tag == "a" and name == "href")
        if not (element.tag == "link" and element.attributes.get("rel") == "canonical")
        if not element.attributes[name].startswith("data:")  # stands in the page itself and is asked of nobody
    ]
    assert [] == foreign


def test_a_link_that_leaves_the_site_is_secure_or_a_phone_or_a_letter(pages: list[Page]) -> None:
    kinds = {
        link.attributes["href"].partition(":")[0]
        for page in pages
        for link in page.document.all("a")
        if not is_internal(link.attributes.get("href", ""))
    }
    assert kinds <= {"https", "http", "tel", "mailto"}
    assert {"https", "tel"} <= kinds


def test_no_style_sheet_or_script_of_ours_calls_another_host() -> None:
    ours = [path for kind in ("wegwijzer.*.css", "frame.*.js", "*.mjs") for path in SITE.rglob(kind)]
    ours = [path for path in ours if not path.parent.name.startswith("pyodide")]
    assert {".css", ".js", ".mjs"} == {path.suffix for path in ours}
    assert [] == [str(path) for path in ours if FOREIGN.search(path.read_text(encoding="utf-8"))]


def test_every_page_says_in_one_line_what_it_is_about(pages: list[Page]) -> None:
    without = []
    for page in pages:
        found = [meta.attributes.get("content", "") for meta in page.document.all("meta", name="description")]
        if len(found) != 1 or len(found[0]) < 20:
            without.append(page.path)
    assert [] == without


def test_no_two_pages_of_a_locale_have_the_same_title(pages: list[Page], locales: list[str]) -> None:
    for locale in locales:
        titles = Counter(page.document.one("head").one("title").text for page in pages if page.locale == locale)
        assert {} == {title: times for title, times in titles.items() if times > 1}
        assert "" not in titles


def test_every_locale_has_the_same_pages(pages: list[Page], locales: list[str]) -> None:
    names = {locale: {page.name for page in pages if page.locale == locale} for locale in locales}
    assert {locale: set() for locale in locales} == {locale: names["nl"] ^ found for locale, found in names.items()}


def test_free_help_stands_in_the_same_place_on_every_page(pages: list[Page]) -> None:
    """WCAG 3.2.6: who needs a person finds the way to one in the footer, everywhere."""
    for page in pages:
        if page.locale and not page.is_error:
            footer = page.document.one("footer")
            found = [page.follow(link.attributes["href"])[0] for link in footer.all("a")]
            assert f"{page.locale}/gratis-hulp/" == found[0], page.path


# --- the content security policy -------------------------------------------------------------------------------------


def rules(policy: str) -> dict[str, set[str]]:
    return {name: set(values) for name, *values in (rule.split() for rule in policy.split(";") if rule.strip())}


def sent_policy() -> str:
    lines = (SITE / "_headers").read_text(encoding="utf-8").splitlines()
    return next(line.partition(":")[2] for line in lines if line.strip().startswith("Content-Security-Policy:"))


def test_the_headers_in_the_site_are_those_of_the_program() -> None:
    assert headers_file() == (SITE / "_headers").read_text(encoding="utf-8")


def test_the_policy_allows_nothing_unsafe_and_nothing_from_elsewhere() -> None:
    found = rules(sent_policy())
    assert {"'none'"} == found["default-src"]
    assert set() == UNSAFE & set().union(*found.values())
    assert {"'self'", "'wasm-unsafe-eval'"} == found["script-src"]
    assert [{"'none'"}] * 3 == [found[name] for name in ("base-uri", "form-action", "frame-ancestors")]


def test_every_page_carries_the_policy_itself_for_hosts_without_headers(pages: list[Page]) -> None:
    """The same rules as the header; frame-ancestors works only there."""
    expected = {name: values for name, values in rules(sent_policy()).items() if name != "frame-ancestors"}
    wrong = []
    for page in pages:
        found = [meta.attributes["content"] for meta in page.document.all("meta", http_equiv="Content-Security-Policy")]
        if [expected] != [rules(policy) for policy in found]:
            wrong.append(page.path)
    assert [] == wrong


def test_every_rule_of_the_headers_is_about_files_that_exist() -> None:
    lines = (SITE / "_headers").read_text(encoding="utf-8").splitlines()
    paths = [line.strip("/").replace(":locale", "*") for line in lines if line.startswith("/")]
    assert {"*", "api/*", "engine/*", "sw.js"} <= set(paths)
    assert [] == [path for path in paths if not any(SITE.glob(path))]
