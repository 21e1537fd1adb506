"""The one place of the version: the wheel reads it when it is built, the code imports it, no installed metadata needed.

It lies here, in the lowest room, because `taizhang.py` is imported by nobody below it, and because asking
`importlib.metadata` costs start-up time and answers for whatever is installed, which need not be what runs.
"""

VERSION = "0.1.0"
