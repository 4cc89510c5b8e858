import audit  # noqa: F401 - before openpyxl, which it tells which XML library to use
