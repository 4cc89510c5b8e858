"""Rules-based health audit of large public IT projects."""

import os

# Where lxml is installed openpyxl writes other bytes, and reads without defusedxml; it looks when it is first imported.
os.environ["OPENPYXL_LXML"] = "False"

__version__ = "0.1.0"
