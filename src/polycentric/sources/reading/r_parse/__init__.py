"""Read tables out of R's files (.rda, .RData, .rds) without R, and without ever running what a file holds.

Only data is read: vectors, lists, and the attributes that make them tables. Whatever could carry code (a function, a
call, a promise, an environment with contents) is refused by name. `read.read_objects` gives a file's objects,
`frames.table_of` and `arrays.long_table` make tables of them; nothing is imported here, since the catalog of sources is
loaded at the start of every command.
"""
