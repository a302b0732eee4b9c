"""The portal on a stick: an offline copy that opens by a double click and proves itself."""
