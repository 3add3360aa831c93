use super::*;

const SMALL: &str = "[[account]]\naddress = \"me@example.com\"\nmaildir = \"/home/me/Mail/Sent\"\n";

fn parse(text: &str) -> Config {
    Config::parse(text, Path::new("/etc/appreciated/config.toml")).unwrap_or_else(|faults| panic!("{faults}"))
}

fn faults(text: &str) -> String {
    Config::parse(text, Path::new("config.toml")).unwrap_err().to_string()
}

#[test]
fn one_account_is_a_whole_config() {
    let config = parse(SMALL);
    assert_eq!(config.digest.to.as_str(), "me@example.com");
    assert_eq!(config.digest.account, "me@example.com");
    assert_eq!(config.digest.cron.as_str(), "0 8 * * MON");
    assert_eq!(config.digest.max_items, 5);
    assert_eq!(config.digest.deliver, Deliver::File);
    assert!(config.digest.names_in_subject);
    assert_eq!(config.digest.catch_up, CatchUp::Once);
    assert_eq!(config.privacy.keep_quotes, Some(Days(730)));
    assert_eq!(config.accounts[0].scan.since, Days(1825));
    assert_eq!(config.accounts[0].scan.sent, None);
}

#[test]
fn rules_gather_what_the_deciding_rooms_need() {
    let config = parse(
        "[digest]\nto = \"m.e@example.com\"\naccount = \"work\"\nmax_items = 3\nname = \"Jo\"\n\
         [[account]]\nname = \"old\"\naddress = \"me@old.example\"\nmaildir = \"old\"\n\
         [[account]]\nname = \"work\"\naddress = \"Me@Example.com\"\naliases = [\"m.e@example.com\"]\n\
         delegates = [\"jo@example.com\"]\nmaildir = \"work\"\n\
         [mail]\nlists = [\"*@vger.kernel.org\"]\n\
         [people.\"dana@example.com\"]\nrole = \"boss\"\nevery = \"2w\"\npublic = \"never\"\n\
         [practices]\npeace = \"off\"\nrepay = \"30d\"\nrespond = \"off\"\n\
         [privacy]\nkeep_quotes = \"none\"\nexclude = [\"*@*.clinic.example\"]\n",
    );
    let rules = config.rules();
    let own: Vec<_> = rules.own.iter().map(AddrSpec::as_str).collect();
    assert_eq!(own, ["m.e@example.com", "me@old.example", "me@example.com"]);
    assert_eq!(rules.own_name.as_deref(), Some("Jo"));
    assert_eq!(rules.delegates.len(), 1);
    assert!(!rules.names_in_subject && rules.keep_quotes.is_none());
    assert_eq!(rules.max_items, 3);
    assert_eq!(
        rules.practices,
        BTreeMap::from([
            (Practice::Repay, Switch::Every(30)),
            (Practice::Respond, Switch::Off),
            (Practice::Peace, Switch::Off),
            // With delegates.
            (Practice::Mentor, Switch::Off)
        ])
    );
    let dana = &rules.people[&AddrSpec::parse("dana@example.com").unwrap()];
    assert_eq!((dana.every_days, dana.public_never), (Some(14), true));
    assert!(rules.lists[0].covers(&AddrSpec::parse("netdev@vger.kernel.org").unwrap()));
    assert!(rules.exclude[0].covers(&AddrSpec::parse("dr@a.clinic.example").unwrap()));
}

#[test]
fn phrases_are_taught() {
    let text = format!(
        "{SMALL}[lexicon]\nthanks = [\"ta muchly\"]\nsign-off = [\"cheerio\"]\nnothing = [\"thanks for flying\"]\n"
    );
    let taught = parse(&text).rules().taught;
    assert_eq!(taught.rules_for("ta muchly!").len(), 1);
    assert!(taught.says_nothing("thanks for flying with us"));
    assert!(parse(SMALL).rules().taught.is_empty());
    let said = faults(&format!(
        "{SMALL}[lexicon]\nthanks = [\"!\", \"{}\"]\nrequest = [\"pt*l\", \"c++ now\"]\n",
        "a ".repeat(50)
    ));
    for part in ["a phrase needs a word", "at most 80 characters", "`pt*l` is no word", "`c++` is no word"] {
        assert!(said.contains(part), "{part}: {said}");
    }
}

#[test]
fn names_in_the_subject_can_be_asked_for_in_spite_of_delegates() {
    let text = format!("[digest]\nnames_in_subject = true\n{SMALL}delegates = [\"jo@example.com\"]\n");
    assert!(parse(&text).rules().names_in_subject);
}

#[test]
fn delicate_practices_are_off_with_delegates_unless_asked_for() {
    let switches = |text: &str| {
        let rules = parse(text).rules();
        [Practice::Peace, Practice::Mentor, Practice::Repay].map(|one| rules.practices.get(&one).copied())
    };
    let delegates = format!("{SMALL}delegates = [\"jo@example.com\"]\n");
    assert_eq!(switches(SMALL), [None; 3]);
    assert_eq!(switches(&delegates), [Some(Switch::Off), Some(Switch::Off), None]);
    let asked = format!("{delegates}[practices]\npeace = \"on\"\nmentor = \"60d\"\n");
    assert_eq!(switches(&asked), [Some(Switch::On), Some(Switch::Every(60)), None]);
}

#[test]
fn servers_have_their_usual_ports_and_share_the_accounts_tls() {
    let config = parse(
        "[[account]]\naddress = \"me@example.com\"\ntls = \"starttls\"\nca_file = \"ca.pem\"\n\
         imap = { host = \"Imap.Example.com\" }\nsmtp = { host = \"smtp.example.com\", tls = \"implicit\" }\n\
         auth = { credential = \"mail\" }\n",
    );
    let Source::Imap(imap) = &config.accounts[0].source else { panic!("no imap") };
    assert_eq!((imap.host.as_str(), imap.port, imap.tls), ("imap.example.com", 143, Tls::StartTls));
    assert_eq!(imap.ca_file.as_deref(), Some(Path::new("/etc/appreciated/ca.pem")));
    let smtp = config.accounts[0].smtp.as_ref().unwrap();
    assert_eq!((smtp.port, smtp.tls), (465, Tls::Implicit));
    assert_eq!(config.digest.deliver, Deliver::Smtp);
    let auth = config.accounts[0].auth.as_ref().unwrap();
    assert_eq!((auth.user.as_str(), &auth.login), ("me@example.com", &Login::Credential("mail".to_owned())));
}

#[test]
fn state_dir_of_the_config_goes_first() {
    let env = |_: &str| Some(OsString::from("/elsewhere"));
    assert_eq!(parse(SMALL).state_dir(&env), Path::new("/elsewhere"));
    let text = format!("state_dir = \"state\"\n{SMALL}");
    assert_eq!(parse(&text).state_dir(&env), Path::new("/etc/appreciated/state"));
}

#[test]
fn a_password_in_the_file_wants_a_file_nobody_else_reads() {
    let text = "[[account]]\naddress = \"me@example.com\"\nimap = { host = \"h\" }\n\
                auth = { password = \"hunter2\" }\n";
    let (config, path) = (parse(text), Path::new("c.toml"));
    assert!(config.check_mode(0o100_600, path).is_ok());
    for mode in [0o640, 0o604, 0o100_644, 0o660] {
        let said = config.check_mode(mode, path).unwrap_err().to_string();
        assert!(said.contains("chmod 600 c.toml") && !said.contains("hunter2"), "{said}");
    }
    assert!(parse(SMALL).check_mode(0o644, path).is_ok());
    assert!(!format!("{config:?}").contains("hunter2"));
}

#[test]
fn every_cross_check_is_told_at_once() {
    let said = faults(
        "[digest]\nto = \"you@example.com\"\naccount = \"home\"\n\
         [[account]]\nname = \"work\"\naddress = \"me@example.com\"\nmaildir = \"a\"\nimap = { host = \"h\" }\n\
         [[account]]\nname = \"work\"\naddress = \"me@old.example\"\n",
    );
    for sentence in [
        "no address of yours",
        "there is no account `home`",
        "imap or maildir, not both",
        "does not say how to log in",
        "there are two accounts `work`",
        "does not say where its mail is",
    ] {
        assert!(said.contains(sentence), "{sentence} is not in:\n{said}");
    }
}

const CANARY: &str = "hunter2-Zk9";

/// A secret in every place, and every fault around it: nothing of it is shown.
#[test]
fn a_secret_is_never_shown() {
    let account = "[[account]]\naddress = \"me@example.com\"\nimap = { host = \"h\" }\n";
    for broken in [
        format!("{account}auth = {{ password = \"{CANARY}\", credential = \"x\" }}"),
        format!("{account}auth = {{ credential = \"x\", password = \"{CANARY}\" }}"),
        format!("{account}auth = {{ pasword = \"{CANARY}\" }}"),
        format!("{account}auth = \"{CANARY}\""),
        format!("{account}auth = [\"{CANARY}\"]"),
        format!("{account}auth = {{ password = [\"{CANARY}\"] }}"),
        format!("{account}auth = {{ password = {{ a = \"{CANARY}\" }} }}"),
        format!("{account}auth = {{ password_command = \"{CANARY}\" }}"),
        format!("{account}auth = {{ password = \"{CANARY}\\n\" }}"),
        format!("{account}auth = {{ password = \"{CANARY}\" }} x"),
        format!("{account}auth = {{ password = \"{CANARY} }}"),
        format!("{account}auth = {{ password = {CANARY} }}"),
        format!("{account}auth = {{ password = '{CANARY}\n' }}"),
        format!("{account}auth = {{ password = \"\"\"\n{CANARY}\nb = {CANARY}\\q\n\"\"\" }}"),
        format!("{account}auth = {{\n password = \"x\" {CANARY}\n}}"),
        format!("{account}[account.auth]\npassword = \"{CANARY}\" \"\n"),
        format!("{account}[account.auth]\npassword = \"{CANARY}\"\nusr = \"{CANARY}\"\n"),
        format!(
            "{account}[account.auth]\noauth2 = {{ provider = \"google\", client_secret = \"{CANARY}\" }}\n"
        ),
        format!("password = \"{CANARY}\"\n{account}"),
        format!("{account}password = \"{CANARY}\"\n"),
        format!("{account}imap = {{ host = \"h\", password = \"{CANARY}\" }}\n"),
        format!("{account}auth = {{ password = \"{CANARY}\" }}\nauth = {{ password = \"{CANARY}\" }}"),
    ] {
        let said = faults(&broken);
        assert!(!said.contains(CANARY), "{broken}\n----\n{said}");
        let debug = format!("{:?}", Config::parse(&broken, Path::new("config.toml")));
        assert!(!debug.contains(CANARY), "{broken}\n----\n{debug}");
    }
}

#[test]
fn a_hostile_line_is_shown_short_and_without_controls() {
    let said =
        faults(&format!("{SMALL}[goals]\nmentor = \"{}\u{202e}\u{1b}]0;x\u{7}\"\n", "x".repeat(5_000)));
    assert!(!said.contains(['\u{1b}', '\u{7}', '\u{202e}']), "{said}");
    let said = faults(&format!("{SMALL}[goals]\nx{} = 1\u{202e}\n", "y".repeat(5_000)));
    assert!(said.lines().all(|line| line.chars().count() < 800), "{said}");
    assert!(!said.contains('\u{202e}'));
    let cut = faults(&format!(
        "{SMALL}[digest]\nskip = [{}\"tomorrow\", \"2026-01-01\"]\n",
        "\"2026-01-01\", ".repeat(500)
    ));
    assert!(cut.contains("…") && cut.contains("\"tomorrow\""), "{cut}");
    let [shown, carets] = cut.lines().skip(1).take(2).collect::<Vec<_>>()[..] else { panic!("{cut}") };
    let at = carets.find('^').unwrap();
    let run = carets.matches('^').count();
    assert_eq!(shown.chars().skip(at).take(run).collect::<String>(), "\"tomorrow\"");
}

proptest::proptest! {
    #[test]
    fn any_text_is_a_config_or_told(text in "(\\[{1,2}(digest|account|people|auth)\\]{1,2}\n|[a-z_]{1,9} ?= ?|\"\"\"|'|\\PC|\n|\\{|\\}|,|\"[a-z@.* 0-9]{0,9}\"|[0-9]){0,30}") {
        if let Err(faults) = Config::parse(&text, Path::new("c.toml")) {
            for fault in faults.iter() {
                proptest::prop_assert!(fault.line >= 1 && fault.column >= 1 && !fault.sentence.is_empty());
            }
            proptest::prop_assert!(!faults.to_string().is_empty());
        }
    }
}

/// The keys that `table` knows, from the hint for one it does not.
fn known(table: &str) -> Vec<String> {
    let text = match table {
        "" => "zzzzzz = 1\n".to_owned(),
        "people" => "[people.\"dana@example.com\"]\nzzzzzz = 1\n".to_owned(),
        "account" | "reminder" => format!("[[{table}]]\nzzzzzz = 1\n"),
        _ if table.starts_with("account.") => format!("[[account]]\n[{table}]\nzzzzzz = 1\n"),
        _ => format!("[{table}]\nzzzzzz = 1\n"),
    };
    let said = faults(&text);
    let list = said.split(" knows ").nth(1).and_then(|rest| rest.lines().next());
    list.unwrap_or_else(|| panic!("{said}")).split(", ").map(str::to_owned).collect()
}

#[test]
fn every_key_has_an_example_for_its_hint() {
    let tables =
        ["account", "account.imap", "account.smtp", "account.auth", "account.auth.oauth2", "account.scan"];
    let others = [
        "digest",
        "mail",
        "reminder",
        "reminders",
        "people",
        "contacts",
        "goals",
        "privacy",
        "lexicon",
        "drafts",
    ];
    for table in tables.into_iter().chain(others) {
        for key in known(table) {
            // Every list of phrases is written like the others.
            let example = if table == "lexicon" { "thanks" } else { &key };
            assert!(examples::of(table, example).is_some(), "{table} {key}");
        }
    }
    assert_eq!(known("").len(), 13);
}

#[test]
fn catching_up_is_a_word() {
    let with = |value: &str| format!("[digest]\ncatch_up = {value}\n{SMALL}");
    assert_eq!(parse(&with("\"once\"")).digest.catch_up, CatchUp::Once);
    assert_eq!(parse(&with("\"none\"")).digest.catch_up, CatchUp::None);
    for (value, hint) in [
        ("true", "hint: write \"once\""),
        ("false", "hint: write \"none\""),
        ("\"twice\"", "hint: write \"once\" or \"none\""),
        ("1", "hint: write `catch_up = \"once\"`"),
    ] {
        let said = faults(&with(value));
        assert!(said.lines().last().is_some_and(|last| last == hint), "{said}");
    }
}
