"""Corrections: known errors of a source as data, each with what the source is expected to print.

A decision (khuyencong.review) says that we read something wrong; a correction says that the report prints
something wrong. It holds for every version of the report that still prints the error, and lapses aloud once
the source is mended. No report and no figure is changed: facts show both values. The YAML files of this
folder are corrections, README.md tells their form.
"""

from quality.corrections.application import Corrected, correct
from quality.corrections.files import FOLDER, Correction, Expect, fingerprint, load
from quality.corrections.lapses import alarms

__all__ = ["FOLDER", "Corrected", "Correction", "Expect", "alarms", "correct", "fingerprint", "load"]
