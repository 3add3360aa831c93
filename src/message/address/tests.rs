//! Address lists as programs and people write them.

use super::*;

/// `name|address` of every address, joined by `; `.
fn shown(text: &str) -> String {
    let (found, _) = list(text, MAX_ADDRESSES);
    let one =
        |address: &Address| format!("{}|{}", address.name.as_deref().unwrap_or(""), address.addr.as_str());
    found.iter().map(one).collect::<Vec<_>>().join("; ")
}

#[test]
fn addresses_as_mailers_write_them() {
    for (given, wanted) in [
        // Plain.
        ("kim@example.com", "|kim@example.com"),
        ("Kim@Example.COM", "|kim@example.com"),
        ("<kim@example.com>", "|kim@example.com"),
        ("Kim Lowe <kim@example.com>", "Kim Lowe|kim@example.com"),
        ("\"Kim Lowe\" <kim@example.com>", "Kim Lowe|kim@example.com"),
        ("\"Lowe, Kim\" <kim@example.com>", "Lowe, Kim|kim@example.com"),
        ("Lowe, Kim <kim@example.com>", "Lowe, Kim|kim@example.com"),
        ("\"Kim \\\"K\\\" Lowe\" <kim@example.com>", "Kim \"K\" Lowe|kim@example.com"),
        ("'Kim Lowe' <kim@example.com>", "Kim Lowe|kim@example.com"),
        ("\"'Kim Lowe'\" <kim@example.com>", "Kim Lowe|kim@example.com"),
        ("Kim O'Neil <kim.o'neil@example.com>", "Kim O'Neil|kim.o'neil@example.com"),
        ("J. R. Lowe <jr@example.com>", "J. R. Lowe|jr@example.com"),
        // Names that only repeat the address.
        ("\"kim@example.com\" <kim@example.com>", "|kim@example.com"),
        ("\"'kim@example.com'\" <kim@example.com>", "|kim@example.com"),
        ("kim@example.com <kim@example.com>", "|kim@example.com"),
        // Names that claim another address are kept: the address is shown beside them.
        ("\"boss@example.com\" <kim@example.net>", "boss@example.com|kim@example.net"),
        // Lists.
        ("a@example.com, b@example.com", "|a@example.com; |b@example.com"),
        ("a@example.com; b@example.com;", "|a@example.com; |b@example.com"),
        ("a@example.com,,\r\n b@example.com", "|a@example.com; |b@example.com"),
        ("a@example.com, not an address, b@example.com", "|a@example.com; |b@example.com"),
        ("a@example.com, @, b@example.com", "|a@example.com; |b@example.com"),
        ("a@example.com, \"open, b@example.com", "|a@example.com; |b@example.com"),
        ("a@example.com, (open, b@example.com", "|a@example.com; |b@example.com"),
        ("Kim <a@example.com, Lee <b@example.com>", "Kim|a@example.com; Lee|b@example.com"),
        (
            "Lowe, Kim <a@example.com>, Lee, Jo <b@example.com>",
            "Lowe, Kim|a@example.com; Lee, Jo|b@example.com",
        ),
        // Groups.
        ("undisclosed-recipients:;", ""),
        ("Undisclosed recipients: ;", ""),
        ("Team: a@example.com, Kim <b@example.com>;", "|a@example.com; Kim|b@example.com"),
        ("Team: a@example.com;, c@example.com", "|a@example.com; |c@example.com"),
        ("Team: a@example.com; junk", "|a@example.com"),
        // Comments.
        ("kim@example.com (Kim Lowe)", "Kim Lowe|kim@example.com"),
        ("kim@example.com (Kim (K) Lowe)", "Kim K Lowe|kim@example.com"),
        ("Kim (home) <kim@example.com>", "Kim|kim@example.com"),
        ("(Kim, Lowe) kim@example.com", "Kim, Lowe|kim@example.com"),
        // Obsolete and broken forms.
        ("kim @ example . com", "|kim@example.com"),
        ("<@relay.example,@two.example:kim@example.com>", "|kim@example.com"),
        ("Kim <kim@example.com", "Kim|kim@example.com"),
        ("<<kim@example.com>>", "|kim@example.com"),
        ("<kim@example.com> Kim", "Kim|kim@example.com"),
        ("Kim Lowe kim@example.com", "Kim Lowe|kim@example.com"),
        ("mailto:kim@example.com", "|kim@example.com"),
        ("Kim <mailto:kim@example.com>", "Kim|kim@example.com"),
        ("Kim <SMTP:kim@example.com>", "Kim|kim@example.com"),
        ("\"kim\"@example.com", "|kim@example.com"),
        ("<'kim@example.com'>", "|kim@example.com"),
        ("'kim@example.com, lee@example.com", "|'kim@example.com; |lee@example.com"),
        ("Kim(A \\) B) <kim(home)@example.com(host)>", "Kim|kim@example.com"),
        ("kim@example.com.", "|kim@example.com"),
        ("m..sharp@example.com", "|m..sharp@example.com"),
        (".tiller@example.com", "|.tiller@example.com"),
        ("Kim <.tiller@example.com>", "Kim|.tiller@example.com"),
        ("kim@[192.0.2.1]", "|kim@[192.0.2.1]"),
        ("kim@bücher.example", "|kim@bücher.example"),
        ("Kim @ home <kim@example.com>", "Kim @ home|kim@example.com"),
        ("Lowe, Kim (Sales, North) <kim@example.com>", "Lowe, Kim|kim@example.com"),
        ("Kim Lowe; <kim@example.com>", "Kim Lowe|kim@example.com"),
        ("a@example.com b@example.com", "|a@example.com; |b@example.com"),
        ("Kim <a@example.com> Lee <b@example.com>", "Kim|a@example.com; Lee|b@example.com"),
        ("\"Kim\" Lowe\" <kim@example.com>", "Kim Lowe|kim@example.com"),
        ("\"kim lowe\"@example.com", ""),
        ("Kim <>, lee@example.com", "|lee@example.com"),
        ("undisclosed-recipients:;, kim@example.com", "|kim@example.com"),
        (
            "A: a@example.com; B: b@example.com, c@example.com;",
            "|a@example.com; |b@example.com; |c@example.com",
        ),
        ("Kim <kim@example.com>; Lee <lee@example.com>", "Kim|kim@example.com; Lee|lee@example.com"),
        ("Kim <kim@example.com> (home), lee@example.com", "Kim|kim@example.com; |lee@example.com"),
        ("kim@example.com <mailto:kim@example.com>", "|kim@example.com"),
        ("Zoë <zoë@exämple.example>", "Zoë|zoë@exämple.example"),
        ("=?utf-8?Q?Zo=C3=AB <zoe@example.com>", "Zoë|zoe@example.com"),
        (
            "=?utf-8?Q?Zo=C3?= =?utf-8?Q?=AB?= (=?utf-8?Q?Z=C3=BCrich?=) <zoe@example.com>",
            "Zoë|zoe@example.com",
        ),
        ("zoe@example.com (=?utf-8?Q?Zo=C3=AB?=)", "Zoë|zoe@example.com"),
        ("@example.com", ""),
        ("kim@", ""),
        ("", ""),
        // Encoded words.
        ("=?utf-8?Q?Zo=C3=AB_Lowe?= <zoe@example.com>", "Zoë Lowe|zoe@example.com"),
        ("\"=?utf-8?Q?Zo=C3=AB?=\" <zoe@example.com>", "Zoë|zoe@example.com"),
        ("=?utf-8?Q?Lowe,_Zo=C3=AB?= <zoe@example.com>", "Lowe, Zoë|zoe@example.com"),
        ("=?utf-8?B?Wm/Dqw==?= =?utf-8?Q?_Lowe?= <zoe@example.com>", "Zoë Lowe|zoe@example.com"),
        ("=?x-none?Q?Zo=EB?= <zoe@example.com>", "Zoë|zoe@example.com"),
        ("=?utf-8?Q?zoe=40example=2Ecom?=", "|zoe@example.com"),
        ("=?utf-8?Q?Kim_<kim=40example.com>?=", "Kim|kim@example.com"),
        // Marks that steer how text is drawn.
        ("\"Kim\u{202e}draW\" <kim@example.com>", "KimdraW|kim@example.com"),
        ("\"K\u{200b}i\u{feff}m\" <kim@example.com>", "Kim|kim@example.com"),
        ("\"Kim\u{1b}[31m\" <kim@example.com>", "Kim[31m|kim@example.com"),
        ("\"Kim\r\n Lowe\" <kim@example.com>", "Kim Lowe|kim@example.com"),
        ("=?utf-8?Q?Kim=0D=0ABcc:_x?= <kim@example.com>", "Kim Bcc: x|kim@example.com"),
        ("\"\u{2066}\u{2069}\" <kim@example.com>", "|kim@example.com"),
        ("kim\u{200b}@example.com", "|kim@example.com"),
    ] {
        assert_eq!(shown(given), wanted, "{given:?}");
    }
}

#[test]
fn unread_addresses_are_counted() {
    assert_eq!(list("a@example.com, not an address, @, b@example.com", 500).1, 2);
    assert_eq!(list("undisclosed-recipients:;", 500).1, 0);
    assert_eq!(list("postmaster", 500).1, 1);
}

#[test]
fn long_lists_stop_at_the_cap() {
    let raw = format!("To: {}\r\n\r\n", "a@example.com, ".repeat(60_000));
    let raw = raw.into_bytes();
    let mut faults = Faults::default();
    let (headers, _) = Headers::read(&raw, &mut faults);
    assert_eq!(recipients(&headers, &mut faults).to.len(), 1);
    let many: Vec<String> = (0..700).map(|i| format!("a{i}@example.com")).collect();
    let raw = format!("To: {}\r\nCc: c@example.com\r\n\r\n", many.join(", ")).into_bytes();
    let (headers, _) = Headers::read(&raw, &mut faults);
    let found = recipients(&headers, &mut faults);
    assert_eq!((found.to.len(), found.cc.len()), (MAX_ADDRESSES, 0));
    assert!(faults.into_sentences().iter().any(|fault| fault.contains("500 addresses")));
}

#[test]
fn bcc_is_without_the_others() {
    let raw =
        b"To: a@example.com\r\nCc: b@example.com, B@example.com\r\nBcc: A@example.com, c@example.com\r\n\r\n";
    let mut faults = Faults::default();
    let (headers, _) = Headers::read(raw, &mut faults);
    let found = recipients(&headers, &mut faults);
    let addrs = |list: &[Address]| list.iter().map(|one| one.addr.to_string()).collect::<Vec<_>>();
    assert_eq!(addrs(&found.to), ["a@example.com"]);
    assert_eq!(addrs(&found.cc), ["b@example.com"]);
    assert_eq!(addrs(&found.bcc), ["c@example.com"]);
}
