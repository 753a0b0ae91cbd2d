"""The Dagster graph, a module a layer.

Raw → readings (documents, figures, facts, relations, quarantine) → review → findings, rollups → warehouse.

Thin: an asset calls one pure function of khuyencong or quality and tells what came of it.
No schedules, no commands: see pipelines.
"""
