"""The setting of a figure: sentences, lists and headings, cues, places, what holds for the whole report. No rule decides here."""
