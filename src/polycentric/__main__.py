"""Lets ``python -m polycentric`` do what the command ``polycentric`` does."""

from polycentric.cli import main

if __name__ == "__main__":
    main()
