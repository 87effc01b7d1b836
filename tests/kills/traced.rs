//! Runs a program and ends it as it is about to do its n-th file operation.

use std::process::{Command, Stdio};

use nix::errno::Errno;
use nix::libc;
use nix::sys::ptrace::{self, Options};
use nix::sys::signal::{Signal, kill};
use nix::sys::wait::{WaitPidFlag, WaitStatus, waitpid};
use nix::unistd::Pid;

/// How a run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ended {
    /// By itself, with this code: it did fewer operations.
    Itself(i32),
    /// It was killed.
    Killed,
}

/// Runs `program` and kills it at its file operation number `at`.
///
/// # Errors
/// When the system does not permit that.
#[expect(clippy::zombie_processes, reason = "it is waited for by its number")]
pub(crate) fn run(program: &Command, at: u64) -> Result<Ended, Errno> {
    // The shell waits until it is watched, and becomes the program.
    let mut shell = Command::new("sh");
    shell
        .args(["-c", "kill -STOP $$; exec \"$@\"", "sh"])
        .arg(program.get_program())
        .args(program.get_args());
    for (name, value) in program.get_envs() {
        match value {
            Some(value) => shell.env(name, value),
            None => shell.env_remove(name),
        };
    }
    if let Some(folder) = program.get_current_dir() {
        shell.current_dir(folder);
    }
    let child = shell.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    let pid = Pid::from_raw(child.id().try_into().unwrap());
    waitpid(pid, Some(WaitPidFlag::WUNTRACED))?;
    let watched = ptrace::seize(
        pid,
        Options::PTRACE_O_TRACESYSGOOD
            | Options::PTRACE_O_TRACECLONE
            | Options::PTRACE_O_TRACEEXEC
            | Options::PTRACE_O_EXITKILL,
    );
    if let Err(error) = watched {
        let _ = kill(pid, Signal::SIGKILL);
        let _ = waitpid(pid, None);
        return Err(error);
    }
    kill(pid, Signal::SIGCONT)?;
    follow(pid, at)
}

fn follow(pid: Pid, at: u64) -> Result<Ended, Errno> {
    let (mut is_program, mut n_operations) = (false, 0);
    loop {
        // Children of this thread alone: others may have their own.
        match waitpid(None, Some(WaitPidFlag::__WALL | WaitPidFlag::__WNOTHREAD))? {
            WaitStatus::Exited(of, code) if of == pid => return Ok(Ended::Itself(code)),
            WaitStatus::Signaled(of, ..) if of == pid => return Ok(Ended::Killed),
            WaitStatus::PtraceEvent(of, _, event) => {
                is_program |= event == libc::PTRACE_EVENT_EXEC;
                go_on(of, None)?;
            }
            WaitStatus::PtraceSyscall(of) => {
                n_operations += u64::from(is_program && begins(of) && is_operation(of));
                if is_program && n_operations == at {
                    kill(pid, Signal::SIGKILL)?;
                } else {
                    go_on(of, None)?;
                }
            }
            WaitStatus::Stopped(of, signal) => go_on(of, Some(signal))?,
            _ => {}
        }
    }
}

/// Lets a thread go on; one that has ended meanwhile is told of later.
fn go_on(thread: Pid, signal: Option<Signal>) -> Result<(), Errno> {
    match ptrace::syscall(thread, signal) {
        Err(Errno::ESRCH) => Ok(()),
        result => result,
    }
}

/// Whether a call begins, and does not end.
fn begins(thread: Pid) -> bool {
    ptrace::syscall_info(thread).is_ok_and(|about| about.op == libc::PTRACE_SYSCALL_INFO_ENTRY)
}

/// Whether the call changes files or folders.
fn is_operation(thread: Pid) -> bool {
    let Ok(registers) = ptrace::getregs(thread) else { return false };
    let writes = |flags: u64| flags & (libc::O_WRONLY | libc::O_RDWR | libc::O_CREAT) as u64 != 0;
    match registers.orig_rax as libc::c_long {
        // The first three are what the program says.
        libc::SYS_write | libc::SYS_writev => registers.rdi > 2,
        libc::SYS_openat => writes(registers.rdx),
        libc::SYS_open => writes(registers.rsi),
        libc::SYS_pwrite64
        | libc::SYS_pwritev
        | libc::SYS_fsync
        | libc::SYS_fdatasync
        | libc::SYS_sync_file_range
        | libc::SYS_ftruncate
        | libc::SYS_fallocate
        | libc::SYS_copy_file_range
        | libc::SYS_rename
        | libc::SYS_renameat
        | libc::SYS_renameat2
        | libc::SYS_link
        | libc::SYS_linkat
        | libc::SYS_unlink
        | libc::SYS_unlinkat
        | libc::SYS_mkdir
        | libc::SYS_mkdirat
        | libc::SYS_rmdir => true,
        _ => false,
    }
}
