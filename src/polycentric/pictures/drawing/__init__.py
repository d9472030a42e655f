"""The strokes that pictures share: shapes, axes, colours, words, and a picture as a file of its own."""
