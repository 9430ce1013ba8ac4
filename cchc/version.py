"""The version of the tool: printed by `cchc --version`, named in reports, read by the build.

Kept apart from the package's empty `__init__`, so that importing the package costs nothing.
"""

VERSION = "0.1.0"
