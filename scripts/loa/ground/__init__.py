"""What everything stands on: files, folders and git, known to no other part of the package."""
