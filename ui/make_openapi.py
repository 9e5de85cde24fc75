"""Write ui/openapi.json, what the page's types are made from, out of the server's routes.

python ui/make_openapi.py            writes it
python ui/make_openapi.py --check    fails when it is stale
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from sayso.serve.app import schema

FILE = Path(__file__).parent / "openapi.json"


def text() -> str:
    """The schema as the file has it."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    if "--check" in sys.argv[1:]:
        if FILE.read_text("utf-8") != text():
            sys.exit(f"{FILE} is stale: run python ui/make_openapi.py")
    else:
        FILE.write_text(text(), "utf-8")
