from pathlib import Path

from mkdocs.structure.files import File, Files

from generator.mkdocs_plugin.modules import modules_of_pages
from tests.project import write

SCRIPTS = {
    "compare/page.js": 'import { a } from "./table.js";\nimport {\n  b,\n} from "./asked.js";\n',
    "compare/asked.js": 'import { e } from "./missing.js";\nexport const b = 1;\n',
    "compare/table.js": 'import "./page.js";\nimport { c } from "./rows.js";\n',
    "compare/rows.js": 'import { b } from "../shared/words.js";\nconst later = () => import("./other.js");\n',
    "compare/other.js": "export const d = 1;\n",
    "shared/words.js": 'import { c } from "../compare/rows.js";\n',
    "form/strip.js": 'import { b } from "../shared/words.js";\n',
}


def test_a_page_names_all_that_its_script_imports_and_nothing_that_is_loaded_on_demand(tmp_path: Path) -> None:
    for name, text in SCRIPTS.items():
        write(tmp_path, f"assets/javascripts/{name}", text)
    files = [File(f"assets/javascripts/{name}", str(tmp_path), "site", use_directory_urls=True) for name in SCRIPTS]
    assert modules_of_pages(Files(files)) == {
        "compare": ["compare/asked.js", "compare/rows.js", "compare/table.js", "shared/words.js"]
    }
