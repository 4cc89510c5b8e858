"""DOCX: the report that people edit and sign, in styles that an administration can replace."""
