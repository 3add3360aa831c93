//! crontab(5) lines against others' knowledge of them: a table made by another implementation ([`table`]), a second
//! one asked on the spot ([`peer`]), and a plain model of calendar and clocks ([`model`]) that every step of a long
//! walk through six zones must follow ([`walk`]).
#![cfg(test)]

mod line;
mod model;
mod peer;
mod table;
mod walk;
