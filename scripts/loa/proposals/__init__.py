"""What a proposal changes for readers, told to those who decide on it."""
