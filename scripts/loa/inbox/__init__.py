"""What comes in by Word: answers to a form, or a document of somebody's own, as a draft."""
