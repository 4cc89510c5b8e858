"""pyopenxlsx, a binding of OpenXLSX (C++): load and save."""

import sys

from pyopenxlsx import load_workbook

source, target = sys.argv[1:]
load_workbook(source).save(target)
