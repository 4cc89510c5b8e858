"""PDF, made by typst: tagged (PDF/UA-1), to be kept (PDF/A-2a), from data alone."""
