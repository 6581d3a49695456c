//! Decodes the `mappings` string (ECMA-426, section "Mappings structure").
//!
//! ```text
//! AAAA,IAASA;AACT     lines are separated by ';', segments by ',': two segments in line 0, one in line 1
//! A                   1 field:  generated column
//! AAAA                4 fields: generated column, source, original line, original column
//! AAAAA               5 fields: the same and a name
//! ```
//!
//! Every field is relative to its previous value; only the generated column starts from 0 again in each line. Empty
//! segments (`A,,B`) mean nothing; some generators write them.

use crate::error::{Error, ErrorCode};
use crate::map::{Mapping, NONE};
use crate::vlq::{self, VlqError};

/// Calls `sink` with every mapping, in the order of the string; the generated lines count from 0.
pub(crate) fn decode(
    text: &str,
    source_count: usize,
    name_count: usize,
    mut sink: impl FnMut(Mapping) -> Result<(), Error>,
) -> Result<(), Error> {
    let bytes = text.as_bytes();
    let mut at = 0;
    let mut line = 0_u32;
    let (mut generated_column, mut source, mut original_line, mut original_column, mut name) = (0, 0, 0, 0, 0);

    while at < bytes.len() {
        match bytes[at] {
            b';' => {
                line += 1; // cannot overflow: a document has less than 2^31 bytes
                generated_column = 0;
                at += 1;
                continue;
            }
            b',' => {
                at += 1;
                continue;
            }
            _ => {}
        }

        let start = at;
        let place = |problem: String| {
            let message = format!("'mappings' is malformed at character {start} (generated line {line}): {problem}");
            Error::new(ErrorCode::InvalidMappings, message)
        };
        let mut fields = [0_i64; 5];
        let mut count = 0;
        while at < bytes.len() && bytes[at] != b',' && bytes[at] != b';' {
            if count == fields.len() {
                return Err(place("a segment has more than 5 fields".to_owned()));
            }
            fields[count] = vlq::read(bytes, &mut at).map_err(|error| place(describe(error, text, at)))?;
            count += 1;
        }
        if count == 2 || count == 3 {
            return Err(place(format!("a segment has {count} fields, it must have 1, 4 or 5")));
        }

        let move_by = |value: &mut i64, field: usize, what: &str| {
            *value += fields[field]; // two values of 32 bits
            if (0..=i64::from(i32::MAX)).contains(value) {
                return Ok(*value as u32);
            }
            Err(place(format!("{what} becomes {value}, which is no 31-bit number")))
        };
        let mut mapping = Mapping {
            generated_line: line,
            generated_column: move_by(&mut generated_column, 0, "the generated column")?,
            source: NONE,
            line: NONE,
            column: NONE,
            name: NONE,
        };
        if count >= 4 {
            mapping.source = move_by(&mut source, 1, "the source index")?;
            mapping.line = move_by(&mut original_line, 2, "the original line")?;
            mapping.column = move_by(&mut original_column, 3, "the original column")?;
            if mapping.source as usize >= source_count {
                let problem = format!("source index {source} is out of range, there are {source_count} sources");
                return Err(place(problem));
            }
        }
        if count == 5 {
            mapping.name = move_by(&mut name, 4, "the name index")?;
            if mapping.name as usize >= name_count {
                return Err(place(format!("name index {name} is out of range, there are {name_count} names")));
            }
        }
        sink(mapping)?;
    }
    Ok(())
}

fn describe(error: VlqError, text: &str, at: usize) -> String {
    match error {
        VlqError::NotBase64(_) => match text.get(at..).and_then(|rest| rest.chars().next()) {
            Some(character) => format!("{character:?} is no base64 digit"),
            None => "this is no base64 digit".to_owned(),
        },
        VlqError::Truncated => "a field is cut off".to_owned(),
        VlqError::Overflow => "a field has more than 32 bits".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decode_all(text: &str) -> Result<Vec<Mapping>, String> {
        let mut mappings = Vec::new();
        let end = decode(text, 2, 3, |mapping| {
            mappings.push(mapping);
            Ok(())
        });
        end.map(|()| mappings).map_err(|error| {
            assert_eq!(error.code(), ErrorCode::InvalidMappings);
            error.message().to_owned()
        })
    }

    fn mapping(generated: (u32, u32), source: u32, original: (u32, u32), name: u32) -> Mapping {
        Mapping {
            generated_line: generated.0,
            generated_column: generated.1,
            source,
            line: original.0,
            column: original.1,
            name,
        }
    }

    #[test]
    fn fields_are_relative() {
        let expected = vec![
            mapping((0, 0), 0, (0, 0), NONE),
            mapping((0, 4), 0, (0, 9), 0),
            mapping((0, 2), 1, (1, 8), 2),
            mapping((2, 1), 0, (0, 8), 1),
        ];
        assert_eq!(decode_all("AAAA,IAASA,FCCDE;;CDDAD"), Ok(expected));
    }

    #[test]
    fn segments_of_one_field_map_to_nothing() {
        let expected = vec![
            mapping((0, 0), 0, (0, 0), NONE),
            mapping((0, 1), NONE, (NONE, NONE), NONE),
            mapping((0, 2), 0, (0, 1), NONE),
        ];
        assert_eq!(decode_all("AAAA,C,CAAC"), Ok(expected));
    }

    #[test]
    fn empty_lines_and_segments_mean_nothing() {
        assert_eq!(decode_all(""), Ok(vec![]));
        assert_eq!(decode_all(";;,,;"), Ok(vec![]));
        assert_eq!(decode_all(";,A,,C,;"), decode_all(";A,C"));
    }

    #[test]
    fn malformed_segments_are_described() {
        let cases = [
            ("A,AA", 2, 0, "a segment has 2 fields, it must have 1, 4 or 5"),
            (";AAA", 1, 1, "a segment has 3 fields, it must have 1, 4 or 5"),
            ("AAAAAA", 0, 0, "a segment has more than 5 fields"),
            ("AA-A", 0, 0, "'-' is no base64 digit"),
            ("A;;Aé", 3, 2, "'é' is no base64 digit"),
            ("AAAA AAAA", 0, 0, "' ' is no base64 digit"),
            ("AAAg", 0, 0, "a field is cut off"),
            ("g,A", 0, 0, "a field is cut off"),
            ("ggggggggB", 0, 0, "a field has more than 32 bits"),
            ("C,F", 2, 0, "the generated column becomes -1, which is no 31-bit number"),
            ("ADAA", 0, 0, "the source index becomes -1, which is no 31-bit number"),
            ("AADA", 0, 0, "the original line becomes -1, which is no 31-bit number"),
            ("AAAD", 0, 0, "the original column becomes -1, which is no 31-bit number"),
            ("AAAAD", 0, 0, "the name index becomes -1, which is no 31-bit number"),
            ("AAAB", 0, 0, "the original column becomes -2147483648, which is no 31-bit number"),
            ("+/////D,C", 8, 0, "the generated column becomes 2147483648, which is no 31-bit number"),
            ("AEAA", 0, 0, "source index 2 is out of range, there are 2 sources"),
            ("AAAAG", 0, 0, "name index 3 is out of range, there are 3 names"),
        ];
        for (text, at, line, problem) in cases {
            let message = format!("'mappings' is malformed at character {at} (generated line {line}): {problem}");
            assert_eq!(decode_all(text), Err(message), "{text}");
        }
    }
}
