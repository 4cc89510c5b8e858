"""The theme of an administration: colours, fonts, its name, who signs, and a base for DOCX; read from a folder."""
