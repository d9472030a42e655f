"""What several questions share: rows, tables to read and words of one kind of result each."""
