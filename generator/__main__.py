"""`python -m generator`: the same as `register`."""

from generator.command.main import main

main()
