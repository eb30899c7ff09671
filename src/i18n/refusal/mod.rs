//! What the refusal texts say.
