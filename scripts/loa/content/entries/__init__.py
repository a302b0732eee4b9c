"""What an entry of each registry in docs/_data holds, by what it is about."""
