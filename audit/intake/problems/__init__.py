"""What is wrong with a workbook, in the words of people."""
