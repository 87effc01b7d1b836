//! A mail server on loopback: takes messages, refuses them, drops the line, as it is told.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

/// What the server does with the next message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Manner {
    /// Takes it.
    Takes,
    /// Asks to come again later (greylisting).
    Later,
    /// Refuses the person it is to.
    NoSuchPerson,
    /// Takes the text and drops the line without a word.
    DropsAfterData,
}

/// A server; it lives as long as the test.
pub(crate) struct Smtp {
    pub(crate) port: u16,
    taken: Arc<Mutex<Vec<String>>>,
    manner: Arc<Mutex<Manner>>,
}

impl Smtp {
    pub(crate) fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port of this machine");
        let port = listener.local_addr().expect("an address").port();
        let (taken, manner) = (Arc::default(), Arc::new(Mutex::new(Manner::Takes)));
        let (all, how) = (Arc::clone(&taken), Arc::clone(&manner));
        thread::spawn(move || {
            for line in listener.incoming().map_while(Result::ok) {
                let (all, how) = (Arc::clone(&all), Arc::clone(&how));
                thread::spawn(move || talk(&line, &all, &how));
            }
        });
        Self { port, taken, manner }
    }

    pub(crate) fn behaves(&self, manner: Manner) {
        *self.manner.lock().unwrap() = manner;
    }

    /// The messages that came in whole.
    pub(crate) fn taken(&self) -> Vec<String> {
        self.taken.lock().unwrap().clone()
    }
}

fn talk(line: &TcpStream, taken: &Mutex<Vec<String>>, manner: &Mutex<Manner>) -> Option<()> {
    let mut out = line;
    let mut lines = BufReader::new(line).lines();
    let mut say = |text: &str| out.write_all(format!("{text}\r\n").as_bytes()).ok();
    say("220 loopback")?;
    loop {
        let said = lines.next()?.ok()?;
        let how = *manner.lock().unwrap();
        match said.split([' ', ':']).next().unwrap_or_default().to_uppercase().as_str() {
            "EHLO" | "HELO" => say("250 loopback")?,
            "RCPT" if how == Manner::NoSuchPerson => say("550 no such person")?,
            "DATA" if how == Manner::Later => say("451 come again later")?,
            "DATA" => {
                say("354 go on")?;
                let mut text = String::new();
                for line in lines.by_ref() {
                    let line = line.ok()?;
                    if line == "." {
                        break;
                    }
                    text.push_str(line.strip_prefix('.').unwrap_or(&line));
                    text.push('\n');
                }
                taken.lock().unwrap().push(text);
                if how == Manner::DropsAfterData {
                    line.shutdown(std::net::Shutdown::Both).ok()?;
                    return None;
                }
                say("250 taken")?;
            }
            "QUIT" => return say("221 bye"),
            _ => say("250 well")?,
        }
    }
}
