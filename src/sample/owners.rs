//! Whose life it is. Owns: which stories each owner lives through. Never touches: how a story is told.

use super::desk::Desk;
use super::people::Home;
use super::{Owner, compiled};

pub mod engineer;
pub mod freelancer;
pub mod manager;

/// The owner's surroundings.
pub fn home(owner: Owner) -> Home {
    compiled(match owner {
        Owner::Engineer => include_str!("owners/engineer.toml"),
        Owner::Manager => include_str!("owners/manager.toml"),
        Owner::Freelancer => include_str!("owners/freelancer.toml"),
    })
}

/// Fills the desk.
pub fn live(owner: Owner, desk: &mut Desk) {
    match owner {
        Owner::Engineer => engineer::live(desk),
        Owner::Manager => manager::live(desk),
        Owner::Freelancer => freelancer::live(desk),
    }
}
