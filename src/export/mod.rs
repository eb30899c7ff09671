//! To people's files: pure, text out; one format per file.
