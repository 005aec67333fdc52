//! Hashes that the compiler computes, for names that change with their content.

/// 64-bit FNV-1a. The compiler computes it, so only the name is part of the browser build.
pub(crate) const fn fnv1a(bytes: &[u8]) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let mut at = 0;
    while at < bytes.len() {
        hash = (hash ^ bytes[at] as u64).wrapping_mul(0x0100_0000_01b3);
        at += 1;
    }
    hash
}

/// Writes a hash into a file name, as 16 digits from `start` on.
pub(crate) const fn hexadecimal<const N: usize>(
    mut name: [u8; N],
    start: usize,
    hash: u64,
) -> [u8; N] {
    let mut at = 0;
    while at < 16 {
        name[start + at] = b"0123456789abcdef"[((hash >> (60 - 4 * at)) & 15) as usize];
        at += 1;
    }
    name
}
