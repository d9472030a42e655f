"""One file per command; a file that defines ``COMMAND`` is the command of that name."""
