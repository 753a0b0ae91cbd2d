"""`python -m pipelines` is `kc`."""

from pipelines.cli import main

main()
