"""The big reports as tables: a row for each node and item. The names of columns stay; what is not there is left blank.

docs/reports.md lists the columns. Tags are hashtags of the core dictionary of HXL 1.1, with its attributes where it has
one that fits.
"""
