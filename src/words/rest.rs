//! How long digests rest because the owner said so. Owns: that value. Never touches: schedules.

use chrono::NaiveDate;

/// Why no digest comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rest {
    /// The first day on which they come again.
    Until(NaiveDate),
    /// Until the owner says otherwise.
    Stopped,
}
