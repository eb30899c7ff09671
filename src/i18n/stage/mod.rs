//! What the stage texts say.
