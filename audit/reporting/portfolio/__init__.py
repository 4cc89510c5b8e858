"""What is written of a portfolio: a page, tables for spreadsheets and for programs."""
