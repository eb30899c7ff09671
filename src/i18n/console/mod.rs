//! What the console texts say.
