"""`python -m briefing_builder` is the command `briefing`."""

from briefing_builder.cli.main import main

if __name__ == "__main__":
    main()
