//! Waiting, so that a test that would hang fails instead. No test measures time.

use std::net::TcpListener;
use std::time::Duration;

/// How long anything may take before a test gives up; far more than is ever needed.
pub const LIMIT: Duration = Duration::from_secs(30);

const STEP: Duration = Duration::from_millis(10);

/// Asks again and again until there is an answer, or about `limit` has passed.
pub fn until<T>(limit: Duration, mut ask: impl FnMut() -> Option<T>) -> Option<T> {
    let steps = limit.as_millis() / STEP.as_millis();
    for _ in 0..=steps {
        if let Some(answer) = ask() {
            return Some(answer);
        }
        std::thread::sleep(STEP);
    }
    None
}

/// Ports of 127.0.0.1 that nobody listens on now. Another program may take one before it is used: try again then.
pub fn free_ports<const N: usize>() -> [u16; N] {
    // All are held until all are known, so that none comes twice.
    let held = [(); N].map(|()| TcpListener::bind(("127.0.0.1", 0)).unwrap());
    held.map(|listener| listener.local_addr().unwrap().port())
}

#[test]
fn waiting_ends_with_the_answer_or_without() {
    let mut left = 3;
    let mut count = || {
        left -= 1;
        (left == 0).then_some("there")
    };
    assert_eq!(until(LIMIT, &mut count), Some("there"));
    assert_eq!(until(Duration::from_millis(30), || None::<()>), None);
}

#[test]
fn free_ports_differ_and_can_be_taken() {
    let ports: [u16; 4] = free_ports();
    let different: std::collections::BTreeSet<u16> = ports.into_iter().collect();
    assert_eq!(different.len(), 4);
    let taken = ports.iter().filter(|port| TcpListener::bind(("127.0.0.1", **port)).is_ok()).count();
    assert!(taken > 0, "another program can't have taken all of {ports:?}");
}
