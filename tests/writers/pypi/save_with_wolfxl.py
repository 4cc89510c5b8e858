"""wolfxl, an openpyxl interface over an engine written in Rust: load and save."""

import sys

import wolfxl

source, target = sys.argv[1:]
book = wolfxl.load_workbook(source, modify=True)
book.save(target)
