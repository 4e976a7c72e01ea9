import pytest

from readiness.report.check import build_check
from readiness.workflow.sharing import for_readers, is_shared, to_be_shared


def test_a_list_of_problems_is_never_passed_on() -> None:
    report = build_check((), (), strict=False)
    assert for_readers(report) is report
    with to_be_shared():
        assert is_shared()
        with pytest.raises(TypeError):
            for_readers(report)
    assert not is_shared()
