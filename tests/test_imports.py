"""Importing is quick and loads no model library: programs that only pass answers around pay nothing."""

import subprocess
import sys

HEAVY = ("torch", "gradio", "transformers", "sentence_transformers", "faiss", "numpy")
LONGEST_IMPORT = 0.3


def test_import_qa_loads_no_model_library_and_is_quick() -> None:
    program = (
        "import sys, time; start = time.perf_counter(); import qa; took = time.perf_counter() - start; "
        f"print(took, *(name for name in {HEAVY} if name in sys.modules))"
    )
    runs = [subprocess.check_output([sys.executable, "-c", program], text=True).split() for _ in range(5)]
    assert all(loaded == [] for _, *loaded in runs)
    assert min(float(took) for took, *_ in runs) < LONGEST_IMPORT


def test_import_index_loads_no_model_library() -> None:
    program = f"import sys, index; print(*(name for name in {HEAVY} if name in sys.modules))"
    assert subprocess.check_output([sys.executable, "-c", program], text=True).split() == []
