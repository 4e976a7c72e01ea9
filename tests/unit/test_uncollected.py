import gc

import pytest

from readiness.workflow.uncollected import uncollected


def read(*, fails: bool) -> None:
    with uncollected():
        assert not gc.isenabled()
        with uncollected():
            pass
        assert not gc.isenabled()
        if fails:
            raise KeyError


def test_no_garbage_is_looked_for_until_all_is_read_whatever_came_of_it() -> None:
    read(fails=False)
    assert gc.isenabled()
    with pytest.raises(KeyError):
        read(fails=True)
    assert gc.isenabled()
