//! What this process used, by the system's own count; nothing where the system is not Linux.

/// CPU seconds of this process, all its threads included (plain rust_xlsxwriter begins one for each sheet).
#[cfg(target_os = "linux")]
pub(crate) fn cpu_seconds() -> f64 {
    let spent = rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime);
    spent.tv_sec as f64 + spent.tv_nsec as f64 / 1e9
}

#[cfg(not(target_os = "linux"))]
pub(crate) fn cpu_seconds() -> f64 {
    0.0
}

/// The most memory this process has held, in kilobytes.
pub(crate) fn peak_kilobytes() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM:"));
    line.and_then(|line| line.split_whitespace().nth(1)).and_then(|kb| kb.parse().ok()).unwrap_or(0.0)
}
