//! One right value for every key, for hints. Owns: the list. Never touches: what is read.

/// Table, key, value as TOML.
const EXAMPLES: [(&str, &str, &str); 72] = [
    ("", "state_dir", "\"/home/me/.local/state/appreciated\""),
    ("digest", "to", "\"me@example.com\""),
    ("digest", "account", "\"work\""),
    ("digest", "name", "\"Jo Miller\""),
    ("digest", "cron", "\"0 8 * * MON\""),
    ("digest", "timezone", "\"Europe/Lisbon\""),
    ("digest", "max_items", "5"),
    ("digest", "deliver", "\"smtp\""),
    ("digest", "names_in_subject", "true"),
    ("digest", "language", "\"en\""),
    ("digest", "skip", "[\"2026-12-24..2027-01-02\"]"),
    ("digest", "catch_up", "\"once\""),
    ("digest", "pause_when_away", "true"),
    ("account", "name", "\"work\""),
    ("account", "address", "\"me@example.com\""),
    ("account", "aliases", "[\"m.e@example.com\"]"),
    ("account", "delegates", "[\"jo@example.com\"]"),
    ("account", "imap", "{ host = \"imap.example.com\" }"),
    ("account", "maildir", "\"/home/me/Mail/Sent\""),
    ("account", "smtp", "{ host = \"smtp.example.com\" }"),
    ("account", "auth", "{ password_command = [\"pass\", \"show\", \"mail/work\"] }"),
    ("account", "scan", "{ cron = \"*/30 * * * *\" }"),
    ("account", "ca_file", "\"/etc/ssl/company.pem\""),
    ("account", "tls_pin", "\"sha256:…\""),
    ("account", "tls", "\"implicit\""),
    ("account.server", "host", "\"mail.example.com\""),
    ("account.server", "port", "993"),
    ("account.auth", "user", "\"me\""),
    ("account.auth", "password_command", "[\"pass\", \"show\", \"mail/work\"]"),
    ("account.auth", "password_file", "\"/home/me/.mail-password\""),
    ("account.auth", "credential", "\"mail\""),
    ("account.auth", "password", "\"…\""),
    ("account.auth", "token_command", "[\"oama\", \"access\", \"me@example.com\"]"),
    ("account.auth", "oauth2", "{ provider = \"microsoft\", client_id = \"…\" }"),
    ("account.auth.oauth2", "provider", "\"microsoft\""),
    ("account.auth.oauth2", "client_id", "\"…\""),
    ("account.scan", "since", "\"5y\""),
    ("account.scan", "sent", "\"auto\""),
    ("account.scan", "inbox", "false"),
    ("account.scan", "idle", "false"),
    ("account.scan", "daily_megabytes", "1000"),
    ("mail", "lists", "[\"*@lists.example.org\"]"),
    ("reminder", "name", "\"Check in with Dana\""),
    ("reminder", "cron", "\"0 9 * * MON\""),
    ("reminder", "every", "\"30d\""),
    ("reminder", "circle", "\"Finance\""),
    ("reminder", "role", "\"report\""),
    ("reminder", "text", "\"Ask how the move went\""),
    ("reminder", "deliver", "\"now\""),
    ("reminder", "person", "\"dana@example.com\""),
    ("reminder", "practice", "\"checkin\""),
    ("reminder", "unless_contacted_within", "\"7d\""),
    ("reminders", "birthdays", "\"3d before\""),
    ("reminders", "anniversaries", "\"3d before\""),
    ("reminders", "follow_ups", "true"),
    ("people", "role", "\"boss\""),
    ("people", "department", "\"Finance\""),
    ("people", "public", "\"never\""),
    ("people", "every", "\"14d\""),
    ("contacts", "vcards", "[\"contacts.vcf\"]"),
    ("privacy", "exclude", "[\"doctor@example.net\"]"),
    ("privacy", "keep_quotes", "\"2y\""),
    ("privacy", "keep_their_words", "false"),
    ("privacy", "keep_facts", "\"10y\""),
    ("lexicon", "thanks", "[\"ta muchly\"]"),
    ("lexicon", "request", "[\"ptal\"]"),
    ("lexicon", "nothing", "[\"thanks for flying with us\"]"),
    ("drafts", "append", "false"),
    ("drafts", "remove_after", "\"30d\""),
    ("goals", "mentor", "\"move from engineering to product\""),
    ("account.auth.oauth2", "client_secret", "\"…\""),
    ("account.auth.oauth2", "tenant", "\"common\""),
];

/// A right value for `key` of `table` (`account.imap`).
pub(super) fn of(table: &str, key: &str) -> Option<&'static str> {
    let table = match table {
        "account.imap" | "account.smtp" if matches!(key, "host" | "port") => "account.server",
        "account.imap" | "account.smtp" => "account",
        "account.scan" if matches!(key, "cron" | "timezone") => "digest",
        "reminder" if key == "timezone" => "digest",
        "people" if matches!(key, "name" | "aliases") => "account",
        _ => table,
    };
    let value = EXAMPLES.iter().find(|(home, name, _)| *home == table && *name == key);
    value.map(|(_, _, value)| *value).or_else(|| (table == "practices").then_some("\"on\""))
}

/// The table that a key belongs to, when only one has it.
pub(super) fn home(key: &str) -> Option<&'static str> {
    let mut homes = EXAMPLES.iter().filter(|(_, name, _)| *name == key).map(|(home, _, _)| *home);
    homes.next().filter(|home| homes.next().is_none() && *home != "account.server")
}
