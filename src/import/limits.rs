//! How much a file may hold.

/// How much a file may hold. The default is ample for a register and harmless for the machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// Size of the file in bytes.
    pub file: usize,
    /// Parts of a workbook.
    pub parts: usize,
    /// Size of one unpacked part in bytes.
    pub part: u64,
    /// Size of all unpacked parts in bytes, but of worksheets.
    pub unpacked: u64,
    /// Size of all unpacked worksheets in bytes, their empty cells included, which are not kept.
    pub sheet: u64,
    /// Worksheets of a workbook.
    pub sheets: usize,
    /// How many times larger than packed a part of more than a megabyte may be.
    pub ratio: u64,
    /// Number of the last row with content.
    pub rows: u32,
    /// Number of the last column with content.
    pub columns: u16,
    /// Cells with content, in all tables.
    pub cells: usize,
    /// Characters of a cell: what Excel allows.
    pub cell_text: usize,
    /// Bytes of text, in all tables.
    pub text: usize,
}

impl Default for Limits {
    fn default() -> Self {
        const MEGABYTE: usize = 1 << 20;
        Self {
            file: 20 * MEGABYTE,
            parts: 2000,
            part: 64 * MEGABYTE as u64,
            unpacked: 200 * MEGABYTE as u64,
            sheet: 512 * MEGABYTE as u64,
            sheets: 200,
            ratio: 200,
            rows: 200_000,
            columns: 200,
            cells: 2_000_000,
            cell_text: 32_767,
            text: 64 * MEGABYTE,
        }
    }
}

/// A column that no file may have is as far out as can be said.
pub(super) fn narrow(column: u32) -> u16 {
    u16::try_from(column).unwrap_or(u16::MAX)
}
