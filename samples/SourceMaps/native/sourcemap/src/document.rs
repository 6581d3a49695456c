//! From JSON to the members of a source map: which there are, and of which types. Nothing is decoded here yet.

use crate::error::{Error, ErrorCode};
use crate::json::{Kind, Reader};
use std::borrow::Cow;
use std::fmt::Display;

type Text<'a> = Cow<'a, str>;

/// A source map as it is written.
#[derive(Debug)]
pub(crate) struct Document<'a> {
    pub(crate) file: Option<Text<'a>>,
    pub(crate) body: Body<'a>,
}

/// The two forms that the format has.
#[derive(Debug)]
pub(crate) enum Body<'a> {
    Regular(Regular<'a>),
    /// An index map: maps of consecutive parts of the generated file.
    Index(Vec<Section<'a>>),
}

#[derive(Debug)]
pub(crate) struct Regular<'a> {
    pub(crate) source_root: Option<Text<'a>>,
    pub(crate) sources: Vec<Option<Text<'a>>>,
    /// May be shorter or longer than `sources`.
    pub(crate) contents: Vec<Option<Text<'a>>>,
    pub(crate) names: Vec<Text<'a>>,
    pub(crate) mappings: Text<'a>,
}

#[derive(Debug)]
pub(crate) struct Section<'a> {
    pub(crate) line: u32,
    pub(crate) column: u32,
    pub(crate) map: Document<'a>,
}

/// Reads a whole document: a byte order mark and a line that begins with `)]}'` (servers prepend it, so that the
/// document is no script) may precede the JSON.
pub(crate) fn read(bytes: &[u8]) -> Result<Document<'_>, Error> {
    if bytes.len() > i32::MAX as usize {
        // Also what keeps every count and every index below within 31 bits.
        return Err(Error::new(ErrorCode::TooLarge, "a source map can be 2 GiB at most"));
    }
    let text = std::str::from_utf8(bytes)
        .map_err(|error| Error::new(ErrorCode::InvalidUtf8, format!("not UTF-8 at byte {}", error.valid_up_to())))?;

    let mut start = if text.starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { 0 };
    if text[start..].starts_with(")]}'") {
        start = text[start..].find(&['\n', '\r'][..]).map_or(text.len(), |end| start + end);
    }

    let mut reader = Reader::new(text, start);
    let document = read_map(&mut reader)?;
    reader.end()?;
    Ok(document)
}

fn read_map<'a>(reader: &mut Reader<'a>) -> Result<Document<'a>, Error> {
    let mut version = None;
    let mut file = None;
    let mut source_root = None;
    let mut sources = None;
    let mut contents = None;
    let mut names = None;
    let mut mappings: Option<Text<'a>> = None;
    let mut sections = None;

    expect(reader, Kind::Object, &"a source map")?;
    reader.object(|reader, name| {
        match &*name {
            "version" => version = Some(read_version(reader)?),
            "file" => file = read_optional(reader, |reader| read_string(reader, &"'file'"))?,
            "sourceRoot" => source_root = read_optional(reader, |reader| read_string(reader, &"'sourceRoot'"))?,
            "sources" => sources = Some(read_list(reader, &"'sources'", read_string_or_null)?),
            "sourcesContent" => {
                contents = read_optional(reader, |reader| read_list(reader, &"'sourcesContent'", read_string_or_null))?;
            }
            "names" => names = read_optional(reader, |reader| read_list(reader, &"'names'", read_string))?,
            "mappings" => mappings = Some(read_string(reader, &"'mappings'")?),
            "sections" => sections = Some(read_list(reader, &"'sections'", read_section)?),
            _ => reader.skip()?, // ignoreList, debugId, x_…: the format demands that unknown members do no harm
        }
        Ok(())
    })?;

    if version.is_none() {
        return Err(invalid("'version' is missing"));
    }
    let body = match sections {
        // Some generators write empty regular members beside the sections; only real ones contradict them.
        Some(_) if !mappings.as_deref().unwrap_or_default().is_empty() => {
            return Err(invalid("there are both 'mappings' and 'sections'"));
        }
        Some(sections) => Body::Index(sections),
        None => Body::Regular(Regular {
            source_root,
            sources: sources.ok_or_else(|| invalid("'sources' is missing"))?,
            contents: contents.unwrap_or_default(),
            names: names.unwrap_or_default(),
            mappings: mappings.ok_or_else(|| invalid("'mappings' is missing"))?,
        }),
    };
    Ok(Document { file, body })
}

fn read_version(reader: &mut Reader<'_>) -> Result<(), Error> {
    expect(reader, Kind::Number, &"'version'")?;
    let version = reader.number()?;
    if version != 3.0 {
        let message = format!("version {version} is not supported, only version 3 is");
        return Err(Error::new(ErrorCode::UnsupportedVersion, message));
    }
    Ok(())
}

fn read_section<'a>(reader: &mut Reader<'a>, what: &dyn Display) -> Result<Section<'a>, Error> {
    let mut offset = None;
    let mut map = None;
    let mut has_url = false;

    expect(reader, Kind::Object, what)?;
    reader.object(|reader, name| {
        match &*name {
            "offset" => offset = Some(read_offset(reader)?),
            "map" => map = Some(read_map(reader)?),
            other => {
                has_url |= other == "url";
                reader.skip()?;
            }
        }
        Ok(())
    })?;

    let (line, column) = offset.ok_or_else(|| invalid_section(format!("{what} has no 'offset'")))?;
    match map {
        Some(map) => Ok(Section { line, column, map }),
        None if has_url => Err(invalid_section(format!("{what} refers to its map by 'url', which is not supported"))),
        None => Err(invalid_section(format!("{what} has no 'map'"))),
    }
}

fn read_offset(reader: &mut Reader<'_>) -> Result<(u32, u32), Error> {
    let mut line = None;
    let mut column = None;
    expect(reader, Kind::Object, &"'offset'")?;
    reader.object(|reader, name| {
        match &*name {
            "line" => line = Some(read_index(reader, &"'line' of a section's offset")?),
            "column" => column = Some(read_index(reader, &"'column' of a section's offset")?),
            _ => reader.skip()?,
        }
        Ok(())
    })?;
    match (line, column) {
        (Some(line), Some(column)) => Ok((line, column)),
        _ => Err(invalid_section("a section's offset needs 'line' and 'column'")),
    }
}

fn read_index(reader: &mut Reader<'_>, what: &dyn Display) -> Result<u32, Error> {
    expect(reader, Kind::Number, what)?;
    let number = reader.number()?;
    if number.fract() == 0.0 && (0.0..=f64::from(i32::MAX)).contains(&number) {
        return Ok(number as u32);
    }
    Err(invalid_section(format!("{what} must be a non-negative 32-bit integer, not {number}")))
}

fn read_optional<'a, T>(
    reader: &mut Reader<'a>,
    read: impl FnOnce(&mut Reader<'a>) -> Result<T, Error>,
) -> Result<Option<T>, Error> {
    if reader.kind()? == Kind::Null {
        return reader.null().map(|()| None);
    }
    read(reader).map(Some)
}

fn read_list<'a, T>(
    reader: &mut Reader<'a>,
    what: &dyn Display,
    read: impl Fn(&mut Reader<'a>, &dyn Display) -> Result<T, Error>,
) -> Result<Vec<T>, Error> {
    let mut list = Vec::new();
    expect(reader, Kind::Array, what)?;
    reader.array(|reader, index| {
        list.push(read(reader, &format_args!("element {index} of {what}"))?);
        Ok(())
    })?;
    Ok(list)
}

fn read_string_or_null<'a>(reader: &mut Reader<'a>, what: &dyn Display) -> Result<Option<Text<'a>>, Error> {
    read_optional(reader, |reader| read_string(reader, what))
}

fn read_string<'a>(reader: &mut Reader<'a>, what: &dyn Display) -> Result<Text<'a>, Error> {
    expect(reader, Kind::String, what)?;
    reader.string()
}

fn expect(reader: &mut Reader<'_>, expected: Kind, what: &dyn Display) -> Result<(), Error> {
    let kind = reader.kind()?;
    if kind == expected {
        return Ok(());
    }
    Err(invalid(format!("{what} must be {expected}, not {kind}")))
}

fn invalid(message: impl Into<String>) -> Error {
    Error::new(ErrorCode::InvalidMap, message)
}

fn invalid_section(message: impl Into<String>) -> Error {
    Error::new(ErrorCode::InvalidSections, message)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn regular(json: &str) -> Regular<'_> {
        match read(json.as_bytes()).unwrap().body {
            Body::Regular(regular) => regular,
            Body::Index(_) => panic!("an index map"),
        }
    }

    fn error(json: impl AsRef<[u8]>) -> (ErrorCode, String) {
        let error = read(json.as_ref()).unwrap_err();
        (error.code(), error.message().to_owned())
    }

    #[test]
    fn reads_every_member() {
        let json = r#"{
            "version": 3, "file": "out.js", "sourceRoot": "src", "sources": ["a.js", null],
            "sourcesContent": [null, "text"], "names": ["n", ""], "mappings": "AAAA", "ignoreList": [0, null, {}]
        }"#;
        assert_eq!(read(json.as_bytes()).unwrap().file.as_deref(), Some("out.js"));
        let map = regular(json);
        assert_eq!(map.source_root.as_deref(), Some("src"));
        assert_eq!(map.sources, [Some("a.js".into()), None]);
        assert_eq!(map.contents, [None, Some("text".into())]);
        assert_eq!(map.names, ["n", ""]);
        assert_eq!(map.mappings, "AAAA");
    }

    #[test]
    fn optional_members_may_be_missing_or_null() {
        let least = regular(r#"{"mappings": "", "sources": [], "version": 3}"#);
        assert!(least.source_root.is_none() && least.contents.is_empty() && least.names.is_empty());
        let nulls = r#"{"version": 3.0, "file": null, "sourceRoot": null, "sourcesContent": null, "names": null,
            "sources": [], "mappings": ""}"#;
        assert!(regular(nulls).names.is_empty());
    }

    #[test]
    fn unknown_members_are_ignored_and_the_last_of_two_wins() {
        let map = regular(r#"{"x_": {"a": [1]}, "version": 3, "sources": ["a"], "mappings": "A", "sources": ["b"]}"#);
        assert_eq!(map.sources, [Some("b".into())]);
    }

    #[test]
    fn names_may_be_escaped() {
        let map = regular(r#"{"\u0076ersion": 3, "sources": [], "mappings": "\u0041"}"#);
        assert_eq!(map.mappings, "A");
    }

    #[test]
    fn prefixes_are_skipped() {
        let json = r#"{"version": 3, "sources": [], "mappings": ""}"#;
        for prefix in [")]}'\n", ")]}'garbage {\n", ")]}'\r\n", ")]}'\r", "\u{FEFF}", "\u{FEFF})]}'\n", " \n"] {
            read(format!("{prefix}{json}").as_bytes()).unwrap();
        }
        assert_eq!(
            error(")]}'"),
            (ErrorCode::InvalidJson, "not JSON: expected a value, but the document ends at byte 4".to_owned())
        );
        assert_eq!(
            error(format!(")]}}' {json}")).0, // no line of its own: all of it is the prefix
            ErrorCode::InvalidJson
        );
        assert_eq!(error(format!(")]}}{json}")).0, ErrorCode::InvalidJson);
    }

    #[test]
    fn index_maps_nest() {
        let leaf = r#"{"version": 3, "sources": ["a"], "mappings": "AAAA"}"#;
        let json = format!(
            r#"{{"version": 3, "file": "f", "sources": [], "mappings": "", "sections": [
                {{"offset": {{"line": 1, "column": 2}}, "map": {{"version": 3, "sections": [
                    {{"map": {leaf}, "offset": {{"column": 4, "line": 3, "x": 0}}}}]}}}}]}}"#
        );
        let outer = read(json.as_bytes()).unwrap();
        let sections = match outer.body {
            Body::Index(sections) => sections,
            Body::Regular(_) => panic!("no index map"),
        };
        assert_eq!((sections.len(), sections[0].line, sections[0].column), (1, 1, 2));
        let inner = match &sections[0].map.body {
            Body::Index(sections) => sections,
            Body::Regular(_) => panic!("no index map"),
        };
        assert_eq!((inner[0].line, inner[0].column), (3, 4));
        assert!(matches!(&inner[0].map.body, Body::Regular(regular) if regular.mappings == "AAAA"));
    }

    #[test]
    fn wrong_types_are_named() {
        let cases = [
            ("[]", "a source map must be an object, not an array"),
            ("null", "a source map must be an object, not null"),
            (r#"{"version": "3"}"#, "'version' must be a number, not a string"),
            (r#"{"file": 1}"#, "'file' must be a string, not a number"),
            (r#"{"sourceRoot": []}"#, "'sourceRoot' must be a string, not an array"),
            (r#"{"sources": null}"#, "'sources' must be an array, not null"),
            (r#"{"sources": ["a", 7]}"#, "element 1 of 'sources' must be a string, not a number"),
            (r#"{"sourcesContent": "a"}"#, "'sourcesContent' must be an array, not a string"),
            (r#"{"sourcesContent": [{}]}"#, "element 0 of 'sourcesContent' must be a string, not an object"),
            (r#"{"names": ["a", "b", null]}"#, "element 2 of 'names' must be a string, not null"),
            (r#"{"mappings": true}"#, "'mappings' must be a string, not a boolean"),
            (r#"{"sections": {}}"#, "'sections' must be an array, not an object"),
            (r#"{"sections": [0]}"#, "element 0 of 'sections' must be an object, not a number"),
            (r#"{"sections": [{"offset": 1}]}"#, "'offset' must be an object, not a number"),
            (r#"{"sections": [{"map": "{}"}]}"#, "a source map must be an object, not a string"),
            (
                r#"{"sections": [{"offset": {"line": "1"}}]}"#,
                "'line' of a section's offset must be a number, not a string",
            ),
        ];
        for (json, message) in cases {
            assert_eq!(error(json), (ErrorCode::InvalidMap, message.to_owned()), "{json}");
        }
    }

    #[test]
    fn missing_members_are_named() {
        let cases = [
            ("{}", "'version' is missing"),
            (r#"{"version": 3, "mappings": ""}"#, "'sources' is missing"),
            (r#"{"version": 3, "sources": []}"#, "'mappings' is missing"),
            (r#"{"version": 3, "mappings": "A", "sections": []}"#, "there are both 'mappings' and 'sections'"),
        ];
        for (json, message) in cases {
            assert_eq!(error(json), (ErrorCode::InvalidMap, message.to_owned()), "{json}");
        }
    }

    #[test]
    fn only_version_3_is_read() {
        for version in ["2", "4", "3.5", "-3", "1e999"] {
            let (code, message) = error(format!(r#"{{"version": {version}}}"#));
            assert_eq!(code, ErrorCode::UnsupportedVersion);
            assert!(message.ends_with("is not supported, only version 3 is"), "{message}");
        }
    }

    #[test]
    fn malformed_sections_are_named() {
        let map = r#""map": {"version": 3, "sections": []}"#;
        let cases = [
            (format!("{{{map}}}"), "element 0 of 'sections' has no 'offset'"),
            (format!(r#"{{"offset": {{"line": 0}}, {map}}}"#), "a section's offset needs 'line' and 'column'"),
            (r#"{"offset": {"line": 0, "column": 0}}"#.to_owned(), "element 0 of 'sections' has no 'map'"),
            (
                r#"{"offset": {"line": 0, "column": 0}, "url": "a.map"}"#.to_owned(),
                "element 0 of 'sections' refers to its map by 'url', which is not supported",
            ),
            (
                format!(r#"{{"offset": {{"line": -1, "column": 0}}, {map}}}"#),
                "'line' of a section's offset must be a non-negative 32-bit integer, not -1",
            ),
            (
                format!(r#"{{"offset": {{"line": 0, "column": 0.5}}, {map}}}"#),
                "'column' of a section's offset must be a non-negative 32-bit integer, not 0.5",
            ),
            (
                format!(r#"{{"offset": {{"line": 2147483648, "column": 0}}, {map}}}"#),
                "'line' of a section's offset must be a non-negative 32-bit integer, not 2147483648",
            ),
        ];
        for (section, message) in cases {
            let json = format!(r#"{{"version": 3, "sections": [{section}]}}"#);
            assert_eq!(error(&json), (ErrorCode::InvalidSections, message.to_owned()), "{json}");
        }
    }

    #[test]
    fn bytes_that_are_not_utf8_are_refused() {
        assert_eq!(error(b"{\"a\": \"\xFF\"}"), (ErrorCode::InvalidUtf8, "not UTF-8 at byte 7".to_owned()));
        assert_eq!(error(b"\xED\xA0\x80").0, ErrorCode::InvalidUtf8);
    }
}
