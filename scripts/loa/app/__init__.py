"""What can be done with a portal: each use case returns what it made, or raises LoaError.

Nothing here asks, prints or ends the program; the command line does, and so may other programs.
"""
