//! The tables as they stand in the file. Owns: which keys there are and what kind of value each takes. Never
//! touches: defaults and what two keys mean together ([`super::resolve`]).

use super::secret::Secret;
use super::value::{CatchUp, Days, Deliver, Host, Pin, PracticeName, Provider, Tls};
use super::word::{
    Appear, Argv, Items, Keep, Language, Lead, Line, Megabytes, PathText, PatternText, Port, Public,
    SwitchText, Title, Zone,
};
use crate::message::AddrSpec;
use crate::schedule::DayRange;
use crate::words::Role;
use serde::Deserialize;
use std::ops::Range;
use toml::Spanned;

/// All that could be read; what could not is told already.
#[derive(Default)]
pub(super) struct Tables {
    /// `None` when it could not be read; the default when there is none.
    pub(super) digest: Option<DigestTable>,
    pub(super) digest_at: Range<usize>,
    pub(super) accounts: Vec<Spanned<AccountTable>>,
    /// Some account could not be read, so what needs all of them can't be judged.
    pub(super) accounts_faulty: bool,
    pub(super) mail: MailTable,
    pub(super) reminders: Vec<ReminderTable>,
    pub(super) reminding: RemindersTable,
    pub(super) people: Vec<(Spanned<AddrSpec>, PersonTable)>,
    pub(super) contacts: ContactsTable,
    pub(super) practices: Vec<(PracticeName, SwitchText)>,
    pub(super) goals: GoalsTable,
    pub(super) privacy: PrivacyTable,
    pub(super) lexicon: LexiconTable,
    pub(super) drafts: DraftsTable,
    pub(super) state_dir: Option<PathText>,
}

/// The owner's own phrases by what they do.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub(super) struct LexiconTable {
    pub(super) thanks: Vec<Spanned<Line>>,
    pub(super) praise: Vec<Spanned<Line>>,
    pub(super) request: Vec<Spanned<Line>>,
    pub(super) offer: Vec<Spanned<Line>>,
    pub(super) delivery: Vec<Spanned<Line>>,
    pub(super) passed_on: Vec<Spanned<Line>>,
    pub(super) promise: Vec<Spanned<Line>>,
    pub(super) advice_seek: Vec<Spanned<Line>>,
    pub(super) introduction: Vec<Spanned<Line>>,
    pub(super) apology: Vec<Spanned<Line>>,
    pub(super) friction: Vec<Spanned<Line>>,
    pub(super) withdrawal: Vec<Spanned<Line>>,
    pub(super) sign_off: Vec<Spanned<Line>>,
    pub(super) nothing: Vec<Spanned<Line>>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct DigestTable {
    pub(super) to: Option<Spanned<AddrSpec>>,
    pub(super) account: Option<Spanned<String>>,
    pub(super) name: Option<Line>,
    pub(super) cron: Option<Spanned<String>>,
    pub(super) timezone: Option<Zone>,
    pub(super) max_items: Option<Items>,
    pub(super) deliver: Option<Spanned<Deliver>>,
    pub(super) names_in_subject: Option<bool>,
    pub(super) language: Option<Language>,
    pub(super) skip: Vec<DayRange>,
    pub(super) catch_up: Option<CatchUp>,
    pub(super) pause_when_away: Option<bool>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AccountTable {
    pub(super) name: Option<Spanned<Line>>,
    pub(super) address: AddrSpec,
    #[serde(default)]
    pub(super) aliases: Vec<AddrSpec>,
    #[serde(default)]
    pub(super) delegates: Vec<Spanned<AddrSpec>>,
    pub(super) imap: Option<Spanned<ServerTable>>,
    pub(super) maildir: Option<Spanned<PathText>>,
    pub(super) smtp: Option<Spanned<ServerTable>>,
    pub(super) auth: Option<Spanned<AuthTable>>,
    #[serde(default)]
    pub(super) scan: ScanTable,
    pub(super) ca_file: Option<PathText>,
    pub(super) tls_pin: Option<Spanned<Pin>>,
    pub(super) tls: Option<Spanned<Tls>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ServerTable {
    pub(super) host: Host,
    pub(super) port: Option<Port>,
    pub(super) tls: Option<Spanned<Tls>>,
    pub(super) ca_file: Option<PathText>,
    pub(super) tls_pin: Option<Spanned<Pin>>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct AuthTable {
    pub(super) user: Option<Line>,
    pub(super) password_command: Option<Spanned<Argv>>,
    pub(super) password_file: Option<Spanned<PathText>>,
    pub(super) credential: Option<Spanned<Line>>,
    pub(super) password: Option<Spanned<Secret>>,
    pub(super) token_command: Option<Spanned<Argv>>,
    pub(super) oauth2: Option<Spanned<OAuth2Table>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct OAuth2Table {
    pub(super) provider: Provider,
    pub(super) client_id: Line,
    pub(super) client_secret: Option<Secret>,
    pub(super) tenant: Option<Line>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct ScanTable {
    pub(super) cron: Option<Spanned<String>>,
    pub(super) timezone: Option<Zone>,
    pub(super) since: Option<Days>,
    pub(super) sent: Option<Line>,
    pub(super) inbox: bool,
    pub(super) idle: bool,
    pub(super) daily_megabytes: Option<Megabytes>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct MailTable {
    pub(super) lists: Vec<PatternText>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ReminderTable {
    pub(super) name: Spanned<Title>,
    pub(super) cron: Option<Spanned<String>>,
    pub(super) every: Option<Spanned<Days>>,
    pub(super) timezone: Option<Zone>,
    pub(super) person: Option<Spanned<AddrSpec>>,
    pub(super) circle: Option<Spanned<Line>>,
    pub(super) role: Option<Spanned<Role>>,
    pub(super) practice: Option<PracticeName>,
    pub(super) unless_contacted_within: Option<Spanned<Days>>,
    pub(super) text: Option<Spanned<Line>>,
    #[serde(default)]
    pub(super) deliver: Appear,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RemindersTable {
    pub(super) birthdays: Option<Lead>,
    pub(super) anniversaries: Option<Lead>,
    pub(super) follow_ups: Option<bool>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct PersonTable {
    pub(super) name: Option<Line>,
    pub(super) role: Option<Role>,
    pub(super) department: Option<Line>,
    pub(super) aliases: Vec<Spanned<AddrSpec>>,
    pub(super) every: Option<Spanned<Days>>,
    pub(super) public: Public,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct ContactsTable {
    pub(super) vcards: Vec<Spanned<PathText>>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct GoalsTable {
    pub(super) mentor: Option<Line>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct PrivacyTable {
    pub(super) exclude: Vec<PatternText>,
    pub(super) keep_quotes: Option<Keep>,
    pub(super) keep_their_words: bool,
    pub(super) keep_facts: Option<Days>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct DraftsTable {
    pub(super) append: bool,
    pub(super) remove_after: Option<Spanned<Days>>,
}
