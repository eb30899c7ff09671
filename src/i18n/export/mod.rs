//! What the export texts say.
