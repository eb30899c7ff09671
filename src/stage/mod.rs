//! The room's screens. What is drawn here may be seen by everybody: never a note, never a reason.
