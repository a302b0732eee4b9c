"""The makers of files for download, one module a kind of file (see `making`)."""
