//! Finding and reading the file. Owns: the places that are looked at and what is said when one can't be read. Never
//! touches: what stands in the file.

use super::{Config, Diagnostics};
use std::ffi::OsString;
use std::io::Read;
use std::path::{Path, PathBuf};

/// No config is longer; beyond it somebody named the wrong file.
const MOST_BYTES: u64 = 1 << 20;

/// The machine's own config, before the user's.
const SYSTEM: &str = "/etc/appreciated/config.toml";

/// There is no config.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("there is no config file; looked at {}", list(looked))]
pub struct NotFound {
    /// All places that were looked at, in order.
    pub looked: Vec<PathBuf>,
}

/// Why a config can't be used. Each is one sentence; `Faults` are several.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// Nothing there.
    #[error("there is no file {}", path.display())]
    Missing {
        /// Which.
        path: PathBuf,
    },
    /// A directory, a pipe or a device.
    #[error("{} is no file but a {what}; name the file itself, such as {}", path.display(), path.join("config.toml").display())]
    NoFile {
        /// Which.
        path: PathBuf,
        /// What it is.
        what: &'static str,
    },
    /// The system refuses.
    #[error("{} can't be read: {source}", path.display())]
    Unreadable {
        /// Which.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// Far too long.
    #[error("{} is longer than 1 MiB, so it is no config", path.display())]
    TooLong {
        /// Which.
        path: PathBuf,
    },
    /// Not text.
    #[error("{}:{line}: this line is not UTF-8; save the file as UTF-8", path.display())]
    NotUtf8 {
        /// Which.
        path: PathBuf,
        /// The first such line, from 1.
        line: usize,
    },
    /// A password that others can read.
    #[error(
        "{} holds the password of account `{account}` and others may read it (mode {mode:04o}); \
         run `chmod 600 {}` or use password_command",
        path.display(), path.display()
    )]
    OpenSecret {
        /// Which.
        path: PathBuf,
        /// Whose password.
        account: String,
        /// The file's permission bits.
        mode: u32,
    },
    /// What stands in it is wrong.
    #[error(transparent)]
    Faults(#[from] Diagnostics),
}

/// Finds the config: `flag` (`--config`), else `$APPRECIATED_CONFIG`, else `/etc/appreciated/config.toml`, else
/// `$XDG_CONFIG_HOME/appreciated/config.toml` (`~/.config` when unset). The first two are taken as they are: when
/// they name nothing, [`load`] says so.
pub fn locate(flag: Option<&Path>, env: &dyn Fn(&str) -> Option<OsString>) -> Result<PathBuf, NotFound> {
    if let Some(named) = named(flag, env) {
        return Ok(named);
    }
    let looked = places(env);
    match looked.iter().find(|path| path.exists()) {
        Some(path) => Ok(path.clone()),
        None => Err(NotFound { looked }),
    }
}

/// Reads and parses the file and the address books it names, and refuses one with a password in it that others may
/// read.
pub fn load(path: &Path) -> Result<Config, LoadError> {
    let (text, mode) = read(path)?;
    let config = Config::parse(&text, path)?;
    config.check_mode(mode, path)?;
    Ok(config.with_books(&text, path)?)
}

/// Where state is kept when the config does not say.
pub(super) fn state_dir(env: &dyn Fn(&str) -> Option<OsString>) -> PathBuf {
    // systemd separates several by colons; ours is the first (systemd.exec(5), StateDirectory=).
    let systemd = set(env, "STATE_DIRECTORY")
        .and_then(|value| value.to_string_lossy().split(':').next().map(PathBuf::from));
    systemd
        .or_else(|| base(env, "XDG_STATE_HOME", ".local/state").map(|base| base.join("appreciated")))
        .unwrap_or_else(|| PathBuf::from("/var/lib/appreciated"))
}

fn named(flag: Option<&Path>, env: &dyn Fn(&str) -> Option<OsString>) -> Option<PathBuf> {
    flag.map(Path::to_owned).or_else(|| set(env, "APPRECIATED_CONFIG").map(PathBuf::from))
}

fn places(env: &dyn Fn(&str) -> Option<OsString>) -> Vec<PathBuf> {
    let user = base(env, "XDG_CONFIG_HOME", ".config").map(|base| base.join("appreciated/config.toml"));
    std::iter::once(PathBuf::from(SYSTEM)).chain(user).collect()
}

/// A base directory; a relative one is no one (XDG Base Directory Specification).
fn base(env: &dyn Fn(&str) -> Option<OsString>, key: &str, below_home: &str) -> Option<PathBuf> {
    let given = set(env, key).map(PathBuf::from).filter(|path| path.is_absolute());
    given.or_else(|| set(env, "HOME").map(|home| PathBuf::from(home).join(below_home)))
}

/// A variable, when it is set to something.
fn set(env: &dyn Fn(&str) -> Option<OsString>, key: &str) -> Option<OsString> {
    env(key).filter(|value| !value.is_empty())
}

fn read(path: &Path) -> Result<(String, u32), LoadError> {
    let unreadable = |source: std::io::Error| match source.kind() {
        std::io::ErrorKind::NotFound => LoadError::Missing { path: path.to_owned() },
        _ => LoadError::Unreadable { path: path.to_owned(), source },
    };
    // Looked at before it is opened: opening a pipe would wait for ever.
    let kind = std::fs::metadata(path).map_err(unreadable)?;
    if !kind.is_file() {
        let what = if kind.is_dir() { "directory" } else { "pipe or device" };
        return Err(LoadError::NoFile { path: path.to_owned(), what });
    }
    let file = std::fs::File::open(path).map_err(unreadable)?;
    let mode = file.metadata().map_err(unreadable).map(|about| mode(&about))?;
    let mut bytes = Vec::new();
    file.take(MOST_BYTES + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err(LoadError::TooLong { path: path.to_owned() });
    }
    let text = String::from_utf8(bytes).map_err(|error| {
        let good = error.utf8_error().valid_up_to();
        let line = error.as_bytes().iter().take(good).filter(|byte| **byte == b'\n').count() + 1;
        LoadError::NotUtf8 { path: path.to_owned(), line }
    })?;
    Ok((text, mode))
}

#[cfg(unix)]
fn mode(about: &std::fs::Metadata) -> u32 {
    std::os::unix::fs::PermissionsExt::mode(&about.permissions())
}

/// Elsewhere there are no such bits to judge.
#[cfg(not(unix))]
fn mode(_: &std::fs::Metadata) -> u32 {
    0o600
}

fn list(paths: &[PathBuf]) -> String {
    paths.iter().map(|path| path.display().to_string()).collect::<Vec<_>>().join(" and ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn env<'a>(pairs: &'a [(&'a str, &'a str)]) -> impl Fn(&str) -> Option<OsString> + 'a {
        |key| pairs.iter().find(|(name, _)| *name == key).map(|(_, value)| OsString::from(value))
    }

    #[test]
    fn flag_then_variable_then_the_two_places() {
        let flag = Path::new("a.toml");
        let set = env(&[("APPRECIATED_CONFIG", "b.toml"), ("HOME", "/h")]);
        assert_eq!(locate(Some(flag), &set), Ok(PathBuf::from("a.toml")));
        assert_eq!(locate(None, &set), Ok(PathBuf::from("b.toml")));
        let user = |pairs: &[(&str, &str)]| places(&env(pairs)).get(1).cloned();
        assert_eq!(places(&env(&[]))[0], Path::new("/etc/appreciated/config.toml"));
        assert_eq!(user(&[("HOME", "/h")]), Some("/h/.config/appreciated/config.toml".into()));
        assert_eq!(
            user(&[("HOME", "/h"), ("XDG_CONFIG_HOME", "/x")]),
            Some("/x/appreciated/config.toml".into())
        );
        assert_eq!(
            user(&[("HOME", "/h"), ("XDG_CONFIG_HOME", "rel"), ("APPRECIATED_CONFIG", "")]),
            Some("/h/.config/appreciated/config.toml".into())
        );
        assert_eq!(user(&[]), None);
    }

    #[test]
    fn finds_the_users_or_names_every_place() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().to_str().unwrap();
        let pairs = [("XDG_CONFIG_HOME", path)];
        let lost = locate(None, &env(&pairs));
        if !Path::new(SYSTEM).exists() {
            let sentence = lost.unwrap_err().to_string();
            assert!(sentence.contains(SYSTEM) && sentence.contains(path), "{sentence}");
            let file = home.path().join("appreciated/config.toml");
            std::fs::create_dir_all(file.parent().unwrap()).unwrap();
            std::fs::write(&file, "").unwrap();
            assert_eq!(locate(None, &env(&pairs)), Ok(file));
        }
    }

    #[test]
    fn state_goes_where_systemd_or_xdg_say() {
        let of = |pairs: &[(&str, &str)]| state_dir(&env(pairs));
        assert_eq!(of(&[("STATE_DIRECTORY", "/s/one:/s/two"), ("HOME", "/h")]), Path::new("/s/one"));
        assert_eq!(of(&[("XDG_STATE_HOME", "/x"), ("HOME", "/h")]), Path::new("/x/appreciated"));
        assert_eq!(of(&[("HOME", "/h")]), Path::new("/h/.local/state/appreciated"));
        assert_eq!(of(&[]), Path::new("/var/lib/appreciated"));
    }

    #[test]
    fn every_way_a_file_can_fail_is_a_sentence() {
        let dir = tempfile::tempdir().unwrap();
        let file = |name: &str, bytes: &[u8]| {
            let path = dir.path().join(name);
            std::fs::write(&path, bytes).unwrap();
            path
        };
        let said = |path: &Path| load(path).unwrap_err().to_string();
        assert!(said(&dir.path().join("none")).contains("there is no file"));
        assert!(said(dir.path()).contains("is no file but a directory"));
        assert!(
            said(&file("latin1", b"[digest]\nname = \"J\xe9r\"\n"))
                .contains("latin1:2: this line is not UTF-8")
        );
        assert!(said(&file("long", &vec![b'#'; 1 << 21])).contains("longer than 1 MiB"));
        assert!(said(&file("bad", b"[digest]\nx = 1\n")).contains("unknown key `x`"));
    }
}
