"""ezodf: load an .ods and save."""

import sys

import ezodf

source, target = sys.argv[1:]
ezodf.opendoc(source).saveas(target)
