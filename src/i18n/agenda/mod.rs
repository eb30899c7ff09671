//! What the agenda texts say.
