"""The bell: whoever listens hears every version, and nobody is kept who has gone."""

from briefing_builder.preview.watching import Bell


def test_a_ring_after_listening_began_is_never_missed() -> None:
    bell = Bell()
    with bell.heard() as one, bell.heard() as other:
        bell.ring(3)
        bell.ring(4)
        assert [one.get_nowait(), one.get_nowait(), other.get_nowait()] == [3, 4, 3]


def test_who_has_gone_is_forgotten() -> None:
    bell = Bell()
    with bell.heard() as queue:
        pass
    bell.ring(1)
    assert queue.empty()
