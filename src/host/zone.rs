//! The machine's own time zone, by its IANA name. The only user of `iana_time_zone`.

use chrono_tz::Tz;

/// `$TZ` where it names a zone, as for every other program; else the machine's; else UTC.
pub fn machine() -> Tz {
    let variable = super::environment("TZ").and_then(|value| value.into_string().ok());
    let system = || iana_time_zone::get_timezone().ok().and_then(|name| name.parse().ok());
    variable.and_then(|value| named(&value)).or_else(system).unwrap_or(Tz::UTC)
}

/// Reads `Europe/Berlin`, `:Europe/Berlin` and `/usr/share/zoneinfo/Europe/Berlin` (tzset(3)); rules of one's own,
/// such as `CET-1CEST`, have no name.
fn named(value: &str) -> Option<Tz> {
    let value = value.strip_prefix(':').unwrap_or(value);
    let name = value.rsplit_once("/zoneinfo/").map_or(value, |(_, name)| name);
    if name.is_empty() { Some(Tz::UTC) } else { name.parse().ok() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_forms_of_tzset() {
        for value in ["Europe/Berlin", ":Europe/Berlin", "/usr/share/zoneinfo/Europe/Berlin"] {
            assert_eq!(named(value), Some(Tz::Europe__Berlin), "{value}");
        }
        assert_eq!(named(""), Some(Tz::UTC));
        assert_eq!(named("Nowhere/City"), None);
    }
}
