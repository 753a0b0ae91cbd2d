"""Prints the data dictionary: `python -m khuyencong.model > docs/dictionary.md`."""

import sys

from khuyencong.model.render import dictionary_markdown

sys.stdout.write(dictionary_markdown())
