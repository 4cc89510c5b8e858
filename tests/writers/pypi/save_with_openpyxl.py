"""openpyxl: load and save."""

import sys

from openpyxl import load_workbook

source, target = sys.argv[1:]
load_workbook(source).save(target)
