//! What was asked on the command line. Four commands and four flags: read by hand, so that the helper everybody
//! compiles first stays small.

use crate::failure::{Failure, Outcome};
use crate::modules::Profile;

/// One command with what it needs.
#[derive(Debug, PartialEq)]
pub enum Command {
    /// Make `dist/site`.
    Build { profile: Profile },
    /// Make it and serve it on this machine.
    Play(Play),
    /// Everything that must hold before a change is taken in.
    Test { browser: bool },
    /// What the built site weighs, or which crates the scene is made of.
    Size { crates: bool },
    /// Say what can be asked.
    Help,
}

/// How to serve the site.
#[derive(Debug, PartialEq)]
pub struct Play {
    /// None: the usual one, or the next that is free.
    pub port: Option<u16>,
    /// Open a browser when one is there.
    pub open: bool,
    pub profile: Profile,
}

/// What `cargo xtask` without a command says.
pub const HELP: &str = "\
cargo xtask build [--fast]                          make the site in dist/site
cargo xtask play  [--fast] [--port N] [--no-open]   make it, serve it on this machine, open a browser
cargo xtask test  [--no-browser]                    everything that must hold: style, tests, build, browser tests
cargo xtask size  [--crates]                        what the built site weighs; or what each crate adds to the scene

--fast builds in seconds, for working on the pages; the result is larger and not compressed.";

const SEE_HELP: &str = "run `cargo xtask` to see what can be asked.";

/// Reads the words after `cargo xtask`.
pub fn read(words: impl Iterator<Item = String>) -> Outcome<Command> {
    let mut words = words;
    let name = words.next().unwrap_or_default();
    let mut rest = Rest(words.collect());
    let command = match name.as_str() {
        "build" => Command::Build { profile: rest.profile() },
        "play" => Command::Play(Play { port: rest.port()?, open: !rest.flag("--no-open"), profile: rest.profile() }),
        "test" => Command::Test { browser: !rest.flag("--no-browser") },
        "size" => Command::Size { crates: rest.flag("--crates") },
        "" | "help" | "--help" | "-h" => return Ok(Command::Help),
        other => {
            return Err(Failure::new(format!("there is no command `{other}`."), SEE_HELP));
        }
    };
    match rest.0.first() {
        None => Ok(command),
        Some(word) => Err(Failure::new(format!("`{name}` does not know `{word}`."), SEE_HELP)),
    }
}

/// The words not used yet: each reader takes out its own, what stays was not understood.
struct Rest(Vec<String>);

impl Rest {
    fn flag(&mut self, flag: &str) -> bool {
        let before = self.0.len();
        self.0.retain(|word| word != flag);
        self.0.len() < before
    }

    fn profile(&mut self) -> Profile {
        if self.flag("--fast") { Profile::Fast } else { Profile::Full }
    }

    fn port(&mut self) -> Outcome<Option<u16>> {
        let Some(at) = self.0.iter().position(|word| word == "--port" || word.starts_with("--port=")) else {
            return Ok(None);
        };
        let word = self.0.remove(at);
        let number = match word.split_once('=') {
            Some((_, number)) => number.to_owned(),
            None if at < self.0.len() => self.0.remove(at),
            None => String::new(),
        };
        number.parse().map(Some).map_err(|_| {
            Failure::new(
                format!("`--port` needs a number from 0 to 65535, not `{number}`."),
                "write for instance `--port 8420`; 0 takes any free one.",
            )
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(line: &str) -> Outcome<Command> {
        read(line.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn flags_may_stand_in_any_order() {
        let play = Command::Play(Play { port: Some(9000), open: false, profile: Profile::Fast });
        assert_eq!(asked("play --no-open --fast --port 9000").unwrap(), play);
    }

    #[test]
    fn an_unknown_flag_is_named() {
        let said = asked("build --quick").unwrap_err().to_string();
        assert!(said.contains("`build` does not know `--quick`"), "{said}");
    }

    #[test]
    fn a_port_without_a_number_says_what_to_write() {
        let said = asked("play --port").unwrap_err().to_string();
        assert!(said.contains("--port 8420"), "{said}");
    }
}
