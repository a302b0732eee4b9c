"""Where the generator meets MkDocs; nothing below this floor knows it."""
