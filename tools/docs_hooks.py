"""What mkdocs asks us when it builds: the pages that are generated, and their order."""

import sys
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

sys.path.insert(0, str(Path(__file__).parent))

import make_reference
import notebook

SECTIONS = {"Tutorial": "tutorial", "How to": "how-to", "Explanation": "explanation", "Reference": "reference"}
COPIED = {"contributing.md": "CONTRIBUTING.md", "changelog.md": "CHANGELOG.md"}
LISTED = {"how-to": "How to", "explanation": "Explanation"}


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the reference, and the two pages that live at the top of the checkout."""
    root = Path(config.config_file_path).parent
    for name, text in make_reference.pages().items():
        files.append(File.generated(config, f"reference/{name}", content=text))
    for path in sorted(Path(config.docs_dir).rglob("*.ipynb")):
        name = path.relative_to(config.docs_dir).with_suffix(".md").as_posix()
        files.append(File.generated(config, name, content=notebook.page(notebook.read(path), path.name)))
    for name, origin in COPIED.items():
        text = (root / origin).read_text(encoding="utf-8").replace("](docs/", "](")
        files.append(File.generated(config, name, content=text))
    for folder, title in LISTED.items():
        if not any(file.src_uri == f"{folder}/index.md" for file in files):
            files.append(File.generated(config, f"{folder}/index.md", content=_listing(folder, title, files)))
    config.nav = _nav(sorted(file.src_uri for file in files.documentation_pages()))
    return files


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
            nav.append({title: list(inside)})
    return [*nav, {"Glossary": "glossary.md"}, {"Contributing": "contributing.md"}, {"Changes": "changelog.md"}]
