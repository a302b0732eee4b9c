"""What forms for a front matter share: the words of each field, and what it holds."""
