"""What was made is found again by the very objects that it was made from."""

from briefing_builder.memory import Memory


def test_it_is_found_by_the_very_objects_and_equal_values() -> None:
    memory: Memory[str] = Memory(2)
    source = ["a"]
    memory.keep("made", (source,), ("title", 3))
    assert memory.find((source,), ("title", 3)) == "made"
    assert memory.find((["a"],), ("title", 3)) is None
    assert memory.find((source,), ("title", 4)) is None


def test_an_object_that_is_gone_lends_its_place_to_no_other() -> None:
    memory: Memory[int] = Memory(1_000)
    for number in range(1_000):
        memory.keep(number, ([number],))  # the list lives on in the memory only
    assert all(memory.find(([number],)) is None for number in range(1_000))


def test_what_was_not_asked_for_longest_goes_first() -> None:
    memory: Memory[int] = Memory(2)
    one, two, three = [1], [2], [3]
    memory.keep(1, (one,))
    memory.keep(2, (two,))
    memory.find((one,))
    memory.keep(3, (three,))
    assert [memory.find((each,)) for each in (one, two, three)] == [1, None, 3]
