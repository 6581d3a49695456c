//! Base64 VLQ (ECMA-426, section "base64 VLQ"): an integer as base64 digits, least significant first. Of each digit's
//! six bits the highest says that more digits follow; the lowest bit of the first digit is the sign.
//!
//! ```text
//! "A" = 0    "C" = 1    "D" = -1    "gB" = 16    "V" = -10    "+/////D" = 2147483647
//! ```

/// Why a quantity could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum VlqError {
    /// This byte is no base64 digit.
    NotBase64(u8),
    /// The text ends, or the segment does, although the last digit promised another.
    Truncated,
    /// The value takes more than 32 bits, which is the format's limit.
    Overflow,
}

const CONTINUES: u8 = 0b10_0000;
const INVALID: u8 = 0xFF;
const DIGITS: [u8; 256] = digit_values();

const fn digit_values() -> [u8; 256] {
    let alphabet = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut values = [INVALID; 256];
    let mut value = 0;
    while value < alphabet.len() {
        values[alphabet[value] as usize] = value as u8;
        value += 1;
    }
    values
}

/// Reads the quantity at `*position` and moves past it. The result fits into 32 bits with its sign: it lies in
/// `-2^31 ..= 2^31 - 1`, so that a caller may add it to any other such value without a thought of overflow.
pub(crate) fn read(text: &[u8], position: &mut usize) -> Result<i64, VlqError> {
    let mut bits: u64 = 0;
    let mut shift = 0;
    loop {
        let byte = match text.get(*position) {
            Some(b',') | Some(b';') | None => return Err(VlqError::Truncated),
            Some(&byte) => byte,
        };
        let digit = DIGITS[byte as usize];
        if digit == INVALID {
            return Err(VlqError::NotBase64(byte));
        }
        *position += 1;

        // Up to here `bits` has at most 32 bits, and so has a shift of at most 30 room for 5 more in 64. Digits above
        // may only be zeros: useless, but there can be any number of them.
        let value = u64::from(digit & !CONTINUES);
        if shift <= 30 {
            bits |= value << shift;
            shift += 5;
        } else if value != 0 {
            return Err(VlqError::Overflow);
        }
        if bits > u64::from(u32::MAX) {
            return Err(VlqError::Overflow);
        }
        if digit & CONTINUES == 0 {
            break;
        }
    }

    let magnitude = (bits >> 1) as i64;
    Ok(match (bits & 1, magnitude) {
        (0, _) => magnitude,
        (_, 0) => -(1 << 31), // "minus zero" is how the format spells the smallest 32-bit integer
        (_, _) => -magnitude,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_all(text: &str) -> Result<Vec<i64>, VlqError> {
        let mut position = 0;
        let mut values = Vec::new();
        while position < text.len() {
            values.push(read(text.as_bytes(), &mut position)?);
        }
        Ok(values)
    }

    #[test]
    fn reads_small_values_of_both_signs() {
        assert_eq!(read_all("ACDEFVeff"), Ok(vec![0, 1, -1, 2, -2, -10, 15, -15, -15]));
    }

    #[test]
    fn reads_values_of_several_digits() {
        assert_eq!(read_all("gBhBiBgggB"), Ok(vec![16, -16, 17, 16384]));
    }

    #[test]
    fn reads_every_base64_digit() {
        let alphabet = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        for (value, &digit) in alphabet.iter().enumerate() {
            assert_eq!(DIGITS[digit as usize] as usize, value);
        }
        assert_eq!(DIGITS.iter().filter(|&&digit| digit != INVALID).count(), 64);
    }

    #[test]
    fn reads_the_largest_and_the_smallest_value() {
        assert_eq!(read_all("+/////D"), Ok(vec![i64::from(i32::MAX)]));
        assert_eq!(read_all("//////D"), Ok(vec![-i64::from(i32::MAX)]));
        assert_eq!(read_all("B"), Ok(vec![i64::from(i32::MIN)]));
    }

    #[test]
    fn refuses_more_than_32_bits() {
        assert_eq!(read_all("ggggggE"), Err(VlqError::Overflow)); // 2^32
        assert_eq!(read_all("gggggggB"), Err(VlqError::Overflow)); // 2^35
        assert_eq!(read_all("///////////////////////////D"), Err(VlqError::Overflow)); // more than 64 bits
        assert_eq!(read_all("ggggggggggggggggggggggggggC"), Err(VlqError::Overflow));
        // bit 131 only
    }

    #[test]
    fn allows_useless_zeros() {
        assert_eq!(read_all("igggggggggggggggggggggggggA"), Ok(vec![1]));
    }

    #[test]
    fn refuses_what_is_cut_off() {
        assert_eq!(read_all("g"), Err(VlqError::Truncated));
        assert_eq!(read_all("g,A"), Err(VlqError::Truncated));
        assert_eq!(read_all("g;A"), Err(VlqError::Truncated));
    }

    #[test]
    fn refuses_what_is_not_base64() {
        assert_eq!(read_all("A-"), Err(VlqError::NotBase64(b'-')));
        assert_eq!(read_all("g="), Err(VlqError::NotBase64(b'=')));
        assert_eq!(read_all("é"), Err(VlqError::NotBase64(0xC3)));
    }
}
