"""Vietnamese as data and small functions: spelling, numbers, calendar, formatting. No report is read here."""
