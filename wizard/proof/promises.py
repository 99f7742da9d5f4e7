"""What the claims guard, by number: ten promises to the visitor, and ten rules of law that protect the visitor.

The words stand in data/texts/<locale>/interface/proof.yaml. A promise that no walk can prove names the tests that do.
"""

PROMISES = range(1, 11)
RULES = range(1, 11)
ELSEWHERE = {  # promise -> the tests that show it
    6: ("tests/browser/test_moving.py", "tests/site/test_markup.py"),
    7: ("tests/site/test_without_script.py", "tests/browser/test_without_engine.py"),
    8: ("tests/publish/test_plain_language.py", "tests/browser/test_accessible.py"),
    10: ("tests/inside/test_inside_pyodide.py", "tests/browser/test_same_answers.py"),
}
