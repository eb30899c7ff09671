//! What the cli texts say.
