"""A programme whose author writes paragraphs, lists, emphasis and links wherever a field holds them."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from briefing_builder.backends.script import presenter_script
from briefing_builder.backends.script.model import Script
from briefing_builder.deck.model import Deck
from briefing_builder.pipeline import Options, Session, lay_out_briefing, load
from briefing_builder.words import english

DEPARTMENT = "customer-service"
PROGRAMME = """\
organisation:
  name: Example Ltd
programme:
  name: Learn Where You Work
  owner:
    name: Sam Okoro
    title: Learning and Development Manager
    email: sam.okoro@example.com
briefing:
  date: 2027-03-04
departments:
  - id: customer-service
    name: Customer Service
    priorities:
      - text: Answer customers right first time
        tags: [quality, customer]
      - text: Keep every shift covered
        tags: [time-back, availability]
objectives:
  - id: loyal-customers
    name: Keep nine of ten customers
    statement: Keep **nine of ten** customers by *December*
benefits:
  - id: right-first
    name: Right first time
    manager_voice: |
      You hear fewer complaints, because your team:

      - knows the **three** questions
      - asks them in the *right* order
      - closes the case
    appeal: easier
    tags: [quality, time]
  - id: covered
    name: Every shift is covered
    manager_voice: "You plan **without gaps**: see [the plan](https://example.com/plan_a_b)."
    appeal: credit
    tags: [time-back]
courses:
  - id: calm-calls
    title: Calm Calls
    summary: |
      Three calls, one voice.

      1. Listen
      2. Repeat
      3. *Then* answer
    duration_minutes: 12
    use_when: A call went **badly** and someone asks what to say next time.
    contributes:
      - objective: loyal-customers
        how: Fewer customers call **twice**, because the first answer settles it.
    showcase:
      try_it: {url: https://example.com/calm-calls, minutes: 3}
      why: |
        It shows in three minutes what *good* e-learning looks like:
        1. short
        2. *truly* **honest**
      demo_script: |
        Say **hello** first.

        1. open the course
        2. play the call

        Then stop.
endorsements:
  - id: coo
    name: Ada Nwosu
    title: Chief Operating Officer
    level: executive
    statement: |
      I want two things:

      - time for learning
      - **every** week

      Nothing else.
    permission: {given: true}
objections:
  - id: no-time
    category: time
    says: We have no time
    acknowledge: You are *right*.
    explore: When was the last **quiet** hour?
    respond: |
      Two ways:

      - before the shift
      - after the shift
    benefit: right-first
close:
  ask: Choose **two** courses and one time in the week.
"""


def loaded(folder: Path, programme: str = PROGRAMME) -> Session:
    """Return the programme, written into the folder."""
    (folder / "briefing.yaml").write_text(programme, encoding="utf-8")
    return load(folder)


@cache
def written_deck() -> Deck:
    """Return the deck of its department."""
    with TemporaryDirectory() as folder:
        return lay_out_briefing(loaded(Path(folder)), DEPARTMENT, Options()).value


@cache
def written_script() -> Script:
    """Return its script."""
    return presenter_script(written_deck(), english())
