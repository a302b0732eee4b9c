"""Files around the content that forges and text editors read, each written from its one source."""
