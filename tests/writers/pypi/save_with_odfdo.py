"""odfdo: load an .ods, read each of its cells, and save."""

import sys

from odfdo import Document

source, target = sys.argv[1:]
book = Document(source)
for table in book.body.tables:
    table.rstrip()
book.save(target)
