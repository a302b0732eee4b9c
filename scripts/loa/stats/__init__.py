"""How often pages and files were asked for, counted from a server's log without knowing by whom."""
