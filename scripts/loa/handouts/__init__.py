"""Everything on paper: from a page's body to PDF, DOCX, PPTX and ZIP."""
