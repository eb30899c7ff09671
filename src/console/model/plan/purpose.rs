//! What an agenda is edited for. Whoever reads keys or draws asks this, never for the format of a
//! file.

/// Where an edited agenda comes from, and where it goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// It is an agenda of this program, and takes the place of its own file.
    Rewrite,
    /// It was understood of somebody's file, and becomes an agenda beside it.
    Convert,
}
