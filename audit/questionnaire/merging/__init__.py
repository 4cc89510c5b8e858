"""Joins the workbooks that several people filled in for one project."""
