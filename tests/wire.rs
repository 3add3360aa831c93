//! The wire against servers of this test, on loopback: certificates, deadlines, caps, the hand on the plug.
//! Certificates are made by `openssl` when the test runs.

mod servers;

use appreciated::config::Server;
use appreciated::config::value::{Pin, Tls};
use appreciated::wire::{CertificateFault, Gauge, Limits, Wire, WireError};
use servers::{Authority, Identity, serve, server};
use std::io::{BufRead, BufReader, ErrorKind, Read, Write};
use std::net::TcpStream;
use std::time::Duration;

fn open(server: &Server) -> Result<Wire, WireError> {
    Wire::open(server, Limits::default(), &Gauge::new())
}

fn certificate_fault(server: &Server) -> (CertificateFault, String) {
    let error = open(server).unwrap_err();
    let said = error.to_string();
    match error {
        WireError::Certificate { fault, .. } => (fault, said),
        other => panic!("{other:?}"),
    }
}

/// Says hello to `times` callers under TLS.
fn greeter(identity: &Identity, times: usize) -> u16 {
    let config = identity.config();
    serve(times, move |tcp| {
        let Ok(mut tls) = servers::tls(tcp, &config) else { return };
        let _ = tls.write_all(b"hello\r\n");
        let _ = tls.flush();
        let mut end = Vec::new();
        let _ = tls.read_to_end(&mut end);
    })
}

#[test]
fn a_certificate_of_a_known_ca_is_accepted() {
    let authority = Authority::new("Known CA");
    let port = greeter(&authority.identity("ok", "DNS:localhost,IP:127.0.0.1", None), 2);
    for host in ["localhost", "127.0.0.1"] {
        let mut server = server(host, port);
        server.ca_file = Some(authority.pem());
        let gauge = Gauge::new();
        let mut wire = Wire::open(&server, Limits::default(), &gauge).unwrap();
        assert!(wire.is_protected());
        assert_eq!(gauge.round_trips(), 0);
        let handshake = (gauge.bytes_down(), gauge.bytes_up());
        assert!(handshake.0 > 300 && handshake.1 > 100, "{handshake:?}");
        wire.write_all(b"who?").unwrap();
        wire.flush().unwrap();
        let mut greeting = [0; 7];
        wire.read_exact(&mut greeting).unwrap();
        assert_eq!(&greeting, b"hello\r\n");
        assert_eq!(gauge.round_trips(), 1);
        assert!(gauge.bytes_down() > handshake.0 + 7 && gauge.bytes_up() > handshake.1 + 4);
    }
}

#[test]
fn bad_certificates_are_refused_with_a_reason() {
    let authority = Authority::new("Known CA");
    let past = Some(("20200101000000Z", "20210101000000Z"));
    let future = Some(("20900101000000Z", "20910101000000Z"));
    let stranger = Authority::new("Strange CA");
    let own = authority.self_signed("own", false);
    let ca = authority.self_signed("ca", true);
    let cases = [
        (authority.identity("old", "DNS:localhost", past), "expired (2021-01-01)"),
        (authority.identity("young", "DNS:localhost", future), "is not valid yet (2090-01-01)"),
        (authority.identity("other", "DNS:other.example", None), "is for other.example"),
        (stranger.identity("x", "DNS:localhost", None), "name its CA with ca_file"),
        (own, "name its CA with ca_file"),
        (ca, "is a CA certificate"),
    ];
    for (identity, what) in cases {
        let mut server = server("localhost", greeter(&identity, 1));
        server.ca_file = Some(authority.pem());
        let (fault, said) = certificate_fault(&server);
        assert!(said.contains(what), "{said}");
        if let CertificateFault::UnknownIssuer { found } | CertificateFault::CaItself { found } = fault {
            assert_eq!(found, identity.pin(), "{said}");
            let digits: String = found.0.iter().map(|byte| format!("{byte:02x}")).collect();
            assert!(said.contains(&format!("tls_pin = \"sha256:{digits}\"")), "{said}");
        }
    }
}

#[test]
fn a_certificate_that_is_its_own_ca_can_be_pinned_but_not_be_a_ca_file() {
    let authority = Authority::new("Unused CA");
    let identity = authority.self_signed("ca", true);
    let port = greeter(&identity, 3);
    let mut server = server("localhost", port);
    server.ca_file = Some(identity.pem());
    assert!(matches!(certificate_fault(&server).0, CertificateFault::CaItself { .. }));
    server.ca_file = None;
    server.tls_pin = Some(identity.pin());
    assert!(open(&server).unwrap().is_protected());
    server.tls_pin = Some(Pin([7; 32]));
    let (fault, said) = certificate_fault(&server);
    assert_eq!(fault, CertificateFault::PinDiffers { found: identity.pin(), wanted: Pin([7; 32]) });
    assert!(said.contains(&"07".repeat(32)), "{said}");
}

#[test]
fn a_pin_excuses_name_date_and_issuer_but_not_a_stolen_certificate() {
    let authority = Authority::new("Unknown CA");
    let past = Some(("20200101000000Z", "20210101000000Z"));
    let identity = authority.identity("old", "DNS:other.example", past);
    let mut pinned = server("localhost", greeter(&identity, 1));
    pinned.tls_pin = Some(identity.pin());
    assert!(open(&pinned).unwrap().is_protected());
    // The right certificate shown by somebody who has another key.
    let thief = identity.with_key_of(&authority.identity("thief", "DNS:other.example", None));
    let mut stolen = server("localhost", greeter(&thief, 1));
    stolen.tls_pin = Some(identity.pin());
    let error = open(&stolen).unwrap_err();
    assert!(matches!(error, WireError::Certificate { .. } | WireError::Handshake { .. }), "{error:?}");
}

#[test]
fn a_ca_file_must_be_one() {
    let folder = tempfile::tempdir().unwrap();
    let port = serve(3, |_| {});
    for (name, text, what) in [
        ("none.pem", None, "No such file"),
        ("empty.pem", Some(""), "there is no certificate in it"),
        ("broken.pem", Some("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"), "is broken"),
    ] {
        let path = folder.path().join(name);
        if let Some(text) = text {
            std::fs::write(&path, text).unwrap();
        }
        let mut server = server("localhost", port);
        server.ca_file = Some(path.clone());
        let error = open(&server).unwrap_err();
        assert!(error.to_string().contains(what) && error.to_string().contains(name), "{error}");
        assert!(!error.may_pass());
    }
}

#[test]
fn a_server_without_tls_and_one_that_hangs_up_are_told_apart() {
    let port = serve(1, |mut tcp| {
        let _ = tcp.write_all(b"* OK IMAP4rev1 at your service\r\n");
        let _ = tcp.read(&mut [0; 1024]);
    });
    assert!(matches!(open(&server("localhost", port)), Err(WireError::NoTls { .. })));
    let port = serve(1, |_| {});
    let error = open(&server("localhost", port)).unwrap_err();
    assert!(matches!(error, WireError::Closed { .. }) && error.may_pass(), "{error:?}");
}

#[test]
fn nobody_there() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    drop(listener);
    let error = open(&server("127.0.0.1", port)).unwrap_err();
    assert!(matches!(error, WireError::Refused { .. }) && error.may_pass(), "{error:?}");
    assert!(error.to_string().contains(&format!("127.0.0.1:{port}")), "{error}");
    let error = open(&server("nowhere.invalid", 993)).unwrap_err();
    assert!(matches!(error, WireError::Dns { .. }) && error.may_pass(), "{error:?}");
}

#[test]
fn no_clear_text_to_another_machine() {
    let mut other = server("192.0.2.1", 143);
    other.tls = Tls::None;
    assert!(matches!(open(&other), Err(WireError::OtherMachine { .. })));
}

/// A wire in the clear to a server that does `what` with the only caller.
fn clear(limits: Limits, gauge: &Gauge, what: impl FnOnce(TcpStream) + Send + 'static) -> Wire {
    let mut what = Some(what);
    let port = serve(1, move |tcp| what.take().expect("one caller")(tcp));
    let mut server = server("127.0.0.1", port);
    server.tls = Tls::None;
    Wire::open(&server, limits, gauge).unwrap()
}

#[test]
fn silence_and_a_slow_drip_end() {
    let silent = Limits { idle: Duration::from_millis(50), ..Limits::default() };
    let mut wire = clear(silent, &Gauge::new(), |mut tcp| {
        let _ = tcp.read(&mut [0]);
    });
    let error = wire.read(&mut [0; 10]).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::TimedOut);
    assert!(matches!(WireError::within(&error), Some(WireError::Silent { .. })), "{error}");

    let slow = Limits { answer: Duration::from_millis(300), ..Limits::default() };
    let mut wire = clear(slow, &Gauge::new(), |mut tcp| {
        while tcp.write_all(b"x").is_ok() {
            std::thread::sleep(Duration::from_millis(10));
        }
    });
    let error = wire.read_to_end(&mut Vec::new()).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::TimedOut);
    assert!(matches!(WireError::within(&error), Some(WireError::Slow { .. })), "{error}");
    // The next command has its own time.
    wire.new_answer();
    assert_eq!(wire.read(&mut [0; 1]).unwrap(), 1);
}

#[test]
fn an_endless_answer_ends() {
    let gauge = Gauge::new();
    let mut wire = clear(Limits::default(), &gauge, |mut tcp| while tcp.write_all(&[b'x'; 65536]).is_ok() {});
    let mut taken = 0;
    let mut buffer = vec![0; 65536];
    let error = loop {
        match wire.read(&mut buffer) {
            Ok(read) => taken += read,
            Err(error) => break error,
        }
    };
    assert!(taken <= 8 << 20, "{taken}");
    assert_eq!(error.kind(), ErrorKind::InvalidData);
    assert!(error.to_string().starts_with("the server's answer is longer than 8 MiB"), "{error}");
    wire.new_answer();
    assert!(wire.read(&mut buffer).unwrap() > 0);
    assert!(gauge.bytes_down() > 8 << 20);
}

#[test]
fn a_cut_frees_a_blocked_read_and_stops_later_opens() {
    let gauge = Gauge::new();
    let (entered, waits) = std::sync::mpsc::channel();
    let mut wire = clear(Limits::default(), &gauge, move |mut tcp| {
        let mut byte = [0];
        tcp.read_exact(&mut byte).unwrap();
        entered.send(()).unwrap();
        let _ = tcp.read(&mut byte);
    });
    let reader = std::thread::spawn(move || {
        wire.write_all(b"x").unwrap();
        wire.read(&mut [0; 10]).unwrap_err()
    });
    waits.recv().unwrap();
    gauge.cut();
    let error = reader.join().unwrap();
    assert_eq!(WireError::within(&error), Some(&WireError::Stopped));
    assert!(gauge.is_cut());
    let port = serve(1, |_| {});
    assert_eq!(
        Wire::open(&server("127.0.0.1", port), Limits::default(), &gauge).unwrap_err(),
        WireError::Stopped
    );
}

/// The other side's half of STARTTLS: hears a line, then says `yes`.
fn heard(tcp: &TcpStream, yes: &[u8]) {
    let mut line = String::new();
    let _ = BufReader::new(tcp.try_clone().unwrap()).read_line(&mut line);
    let _ = (&*tcp).write_all(yes);
}

/// Says STARTTLS and reads one line, byte by byte.
fn ask(wire: &mut Wire) {
    wire.write_all(b"STARTTLS\r\n").unwrap();
    let mut byte = [0];
    while byte != *b"\n" {
        wire.read_exact(&mut byte).unwrap();
    }
}

#[test]
fn starttls_and_plain_text_injected_before_it() {
    let authority = Authority::new("Known CA");
    let config = authority.identity("ok", "DNS:localhost", None).config();
    for (yes, wanted) in [("220 go\r\n", true), ("220 go\r\n250 EVIL\r\n", false)] {
        let config = config.clone();
        let port = serve(1, move |tcp| {
            heard(&tcp, yes.as_bytes());
            if let Ok(mut tls) = servers::tls(tcp, &config) {
                let _ = tls.write_all(b"inside");
                let _ = tls.flush();
            }
        });
        let mut server = server("localhost", port);
        server.tls = Tls::StartTls;
        server.ca_file = Some(authority.pem());
        let mut wire = open(&server).unwrap();
        assert!(!wire.is_protected());
        ask(&mut wire);
        match wire.start_tls() {
            Ok(mut wire) => {
                let mut inside = [0; 6];
                wire.read_exact(&mut inside).unwrap();
                assert!(wanted && wire.is_protected() && &inside == b"inside");
            }
            Err(error) => assert!(!wanted && matches!(error, WireError::Injected { .. }), "{error:?}"),
        }
    }
}
