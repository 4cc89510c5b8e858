"""Problems → a copy of the workbook that shows them; the file itself is never loaded and saved by openpyxl."""
