"""Pre-trains a toy base model from permissively licensed source files, for tests and demonstrations."""
