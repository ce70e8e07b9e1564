"""Trains, merges and scores completion models: files in, one JSON object a line out."""
