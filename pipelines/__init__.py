"""When and how the graph runs: definitions, jobs, schedules, sensors, resources and the `kc` command line.

No domain logic: see khuyencong.
"""
