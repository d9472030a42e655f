"""What mkdocs asks us when it builds: the pages and pictures that are generated, formulas, and the order of pages."""

import posixpath
import re
import sys
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

sys.path.insert(0, str(Path(__file__).parent))

import docs_math
import docs_pictures
import make_reference
import notebook

SECTIONS = {"Tutorial": "tutorial", "How to": "how-to", "Explanation": "explanation", "Reference": "reference"}
COPIED = {"contributing.md": "CONTRIBUTING.md", "changelog.md": "CHANGELOG.md"}
LISTED = {"explanation": "Explanation"}
ON_THE_ARCHIVE = re.compile(
    r"^```console\n(?:(?!```).*\n)*?\$ .*# with the archive.*\n(?:(?!```).*\n)*?```\n", re.MULTILINE
)
FONTS = {"assets/sans.woff2": "sans.woff2", "assets/serif.woff2": "serif.woff2", "assets/OFL.txt": "OFL.txt"}


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Have formulas set."""
    config.markdown_extensions.append(docs_math.Formulas())  # pyright: ignore[reportArgumentType]  # Markdown takes both
    config.mdx_configs.setdefault("pymdownx.superfences", {})["custom_fences"] = [docs_math.FENCE]
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the reference, the pages that live at the top of the checkout, the report, the pictures and the typefaces."""
    root = Path(config.config_file_path).parent
    for name, text in make_reference.pages().items():
        files.append(File.generated(config, f"reference/{name}", content=text))
    for path in sorted(Path(config.docs_dir).rglob("*.ipynb")):
        name = path.relative_to(config.docs_dir).with_suffix(".md").as_posix()
        files.append(
            File.generated(config, name, content=notebook.page(notebook.read(path), path.name, docs_pictures.dark))
        )
    for name, origin in COPIED.items():
        text = (root / origin).read_text(encoding="utf-8").replace("](docs/", "](")
        files.append(File.generated(config, name, content=text))
    for folder, title in LISTED.items():
        if not any(file.src_uri == f"{folder}/index.md" for file in files):
            files.append(File.generated(config, f"{folder}/index.md", content=_listing(folder, title, files)))
    for name, content in _drawn(files).items():
        if (known := files.get_file_from_path(name)) is not None:
            files.remove(known)
        files.append(File.generated(config, name, content=content))
    config.nav = _nav(sorted(file.src_uri for file in files.documentation_pages()))
    return files


def on_page_markdown(markdown: str, page: Page, **_: Any) -> str:
    """Say below the first commands on the archive where it comes from."""
    place = posixpath.relpath("how-to/fetch-the-history.md", posixpath.dirname(page.file.src_uri))
    said = (
        f"*With the archive*: these need the data of two centuries, which [`polycentric fetch --all`]({place}) brings."
    )
    return ON_THE_ARCHIVE.sub(rf"\g<0>\n{said}\n{{: .archive }}\n", markdown, count=1)


def on_page_content(html: str, **_: Any) -> str:
    """Put pictures into figures."""
    return docs_pictures.figures(html)


def _drawn(files: Files) -> dict[str, str | bytes]:
    """Give the report, the pictures that pages show, and the typefaces."""
    shown = {name for file in files.documentation_pages() for name in docs_pictures.SHOWN.findall(file.content_string)}
    drawn: dict[str, str | bytes] = {"report.html": docs_pictures.report_page()}
    for name in sorted(shown):
        drawn |= {f"images/{file}": text for file, text in docs_pictures.site_files(name).items()}
    return drawn | {name: docs_pictures.data_file(file).read_bytes() for name, file in FONTS.items()}


def _listing(folder: str, title: str, files: Files) -> str:
    """Write a folder's first page: its pages by their headings."""
    rows = [
        f"- [{_heading(file.content_string)}]({Path(file.src_uri).name})"
        for file in sorted(files.documentation_pages(), key=lambda file: file.src_uri)
        if file.src_uri.startswith(f"{folder}/")
    ]
    return f"# {title}\n\n" + "\n".join(rows) + "\n"


def _heading(text: str) -> str:
    """Give a page's first heading."""
    return next((line.removeprefix("# ") for line in text.splitlines() if line.startswith("# ")), "Untitled")


def _nav(pages: list[str]) -> list[object]:
    """Order the pages: a new page falls into its folder's section by itself."""
    nav: list[object] = [{"Start": "index.md"}]
    for title, folder in SECTIONS.items():
        inside = [page for page in pages if page.startswith(f"{folder}/")]
        inside.sort(key=lambda page: (not page.endswith("/index.md"), page))
        if inside:
            nav.append({title: _split(inside) if folder == "how-to" else [*inside]})
    more = [{"Glossary": "glossary.md"}, {"Contributing": "contributing.md"}, {"Changes": "changelog.md"}]
    return [*nav, {"More": more}]


def _split(pages: list[str]) -> list[object]:
    """Part the pages for those who use the package from those for who adds to it."""
    adding = [page for page in pages if page.startswith("how-to/add-")]
    using = [page for page in pages if page not in adding]
    return [using[0], {"Use it": using[1:]}, {"Add to it": adding}]
