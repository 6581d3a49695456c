use crate::document::{self, Body, Document, Regular, Section};
use crate::error::{Error, ErrorCode};
use crate::lines::Lines;
use crate::mappings;
use std::borrow::Cow;

/// In a [`Mapping`]: there is no such index.
pub const NONE: u32 = u32::MAX;

/// From a position of the generated file on, up to the next mapping, the text comes from this original position.
///
/// Lines and columns count from 0; columns count UTF-16 code units. This is `sm_mapping_t` of `sourcemap.h`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(C)]
pub struct Mapping {
    /// Line in the generated file.
    pub generated_line: u32,
    /// Column in the generated file.
    pub generated_column: u32,
    /// Index of the source, or [`NONE`] for text that comes from no source; then the others are `NONE` as well.
    pub source: u32,
    /// Line in the source.
    pub line: u32,
    /// Column in the source.
    pub column: u32,
    /// Index of the name that the thing at this position has in the source, or [`NONE`].
    pub name: u32,
}

impl Mapping {
    fn generated(&self) -> (u32, u32) {
        (self.generated_line, self.generated_column)
    }
}

/// A parsed source map. An index map is flattened: the sources and names of its sections follow one another.
///
/// It never changes, so threads may share it.
#[derive(Debug)]
pub struct SourceMap {
    file: Option<String>,
    sources: Vec<Source>,
    names: Vec<String>,
    /// Sorted by generated position; of equal ones the first written comes first.
    mappings: Vec<Mapping>,
}

#[derive(Debug)]
struct Source {
    name: Option<String>,
    content: Option<(String, Lines)>,
}

impl SourceMap {
    /// Parses a source map or an index map: UTF-8 JSON, with or without the `)]}'` line that servers may prepend.
    pub fn parse(bytes: &[u8]) -> Result<Self, Error> {
        let Document { file, body } = document::read(bytes)?;
        let mut map =
            SourceMap { file: file.map(Cow::into_owned), sources: Vec::new(), names: Vec::new(), mappings: Vec::new() };
        map.add(body, Part { start: (0, 0), end: None })?;

        // Generators write mappings in order, as good as always; the format does not demand it.
        if map.mappings.windows(2).any(|pair| pair[0].generated() > pair[1].generated()) {
            map.mappings.sort_by_key(Mapping::generated);
        }
        map.mappings.shrink_to_fit();
        Ok(map)
    }

    /// The mapping that covers a generated position: the last one that begins there or before it, in the same line.
    /// None where that one maps to no source, or there is none.
    pub fn lookup(&self, line: u32, column: u32) -> Option<Mapping> {
        let after = self.mappings.partition_point(|mapping| mapping.generated() <= (line, column));
        let mapping = self.mappings[..after].last()?;
        (mapping.generated_line == line && mapping.source != NONE).then_some(*mapping)
    }

    /// The name of the generated file, as the map has it.
    pub fn file(&self) -> Option<&str> {
        self.file.as_deref()
    }

    /// How many sources there are.
    pub fn source_count(&self) -> usize {
        self.sources.len()
    }

    /// The name of a source, with `sourceRoot` before it. None if it has no name, or there is no such source.
    pub fn source(&self, source: u32) -> Option<&str> {
        self.sources.get(source as usize)?.name.as_deref()
    }

    /// The text of a source. None if the map does not have it, or there is no such source.
    pub fn source_content(&self, source: u32) -> Option<&str> {
        let (content, _) = self.sources.get(source as usize)?.content.as_ref()?;
        Some(content)
    }

    /// One line of a source, without its line terminator. None if the map does not have the text, or not the line.
    pub fn source_line(&self, source: u32, line: u32) -> Option<&str> {
        let (content, lines) = self.sources.get(source as usize)?.content.as_ref()?;
        Some(&content[lines.range(content, line as usize)?])
    }

    /// How many names there are.
    pub fn name_count(&self) -> usize {
        self.names.len()
    }

    /// A name. None if there is no such name.
    pub fn name(&self, name: u32) -> Option<&str> {
        self.names.get(name as usize).map(String::as_str)
    }

    /// All mappings, sorted by generated position.
    pub fn mappings(&self) -> &[Mapping] {
        &self.mappings
    }

    fn add(&mut self, body: Body<'_>, part: Part) -> Result<(), Error> {
        match body {
            Body::Regular(regular) => self.add_regular(regular, part),
            Body::Index(sections) => self.add_sections(sections, part),
        }
    }

    /// A section ends where the next one starts; what it maps beyond that does not count.
    fn add_sections(&mut self, sections: Vec<Section<'_>>, part: Part) -> Result<(), Error> {
        let starts =
            sections.iter().map(|section| part.place(section.line, section.column)).collect::<Result<Vec<_>, _>>()?;
        for (index, section) in sections.into_iter().enumerate() {
            let start = starts[index];
            let next = starts.get(index + 1).copied();
            if next.map_or(false, |next| next < start) {
                let message = format!("section {} starts before section {index}: sections must be sorted", index + 1);
                return Err(Error::new(ErrorCode::InvalidSections, message));
            }
            let end = match (next, part.end) {
                (Some(next), Some(end)) => Some(next.min(end)),
                (next, end) => next.or(end),
            };
            self.add(section.map.body, Part { start, end })?;
        }
        Ok(())
    }

    fn add_regular(&mut self, map: Regular<'_>, part: Part) -> Result<(), Error> {
        let first_source = self.sources.len() as u32;
        let first_name = self.names.len() as u32;
        let (source_count, name_count) = (map.sources.len(), map.names.len());

        let root = map.source_root.unwrap_or_default();
        let mut contents = map.contents.into_iter();
        self.sources.extend(map.sources.into_iter().map(|name| Source {
            name: name.map(|name| with_root(&root, name)),
            content: contents.next().flatten().map(|content| {
                let lines = Lines::of(&content);
                (content.into_owned(), lines)
            }),
        }));
        self.names.extend(map.names.into_iter().map(Cow::into_owned));

        let mappings = &mut self.mappings;
        mappings::decode(&map.mappings, source_count, name_count, |mut mapping| {
            let generated = part.place(mapping.generated_line, mapping.generated_column)?;
            if part.end.map_or(true, |end| generated < end) {
                mapping.generated_line = generated.0;
                mapping.generated_column = generated.1;
                if mapping.source != NONE {
                    mapping.source += first_source;
                }
                if mapping.name != NONE {
                    mapping.name += first_name;
                }
                mappings.push(mapping);
            }
            Ok(())
        })
    }
}

/// The part of the generated file that a map is about: from `start` up to, but without, `end`.
#[derive(Clone, Copy)]
struct Part {
    start: (u32, u32),
    end: Option<(u32, u32)>,
}

impl Part {
    /// From a position within the part to one within the file. Only the first line of a part can begin in mid-line.
    fn place(&self, line: u32, column: u32) -> Result<(u32, u32), Error> {
        // Neither sum can overflow: all four are 31-bit numbers.
        let placed = (self.start.0 + line, column + if line == 0 { self.start.1 } else { 0 });
        if placed.0 > i32::MAX as u32 || placed.1 > i32::MAX as u32 {
            let message = "a section lies beyond line or column 2147483647 of the generated file";
            return Err(Error::new(ErrorCode::InvalidSections, message));
        }
        Ok(placed)
    }
}

/// `sourceRoot` goes before a source's name unless that is absolute, which is to say: begins with a scheme or a slash.
fn with_root(root: &str, name: Cow<'_, str>) -> String {
    if root.is_empty() || name.starts_with('/') || has_scheme(&name) {
        return name.into_owned();
    }
    let separator = if root.ends_with('/') { "" } else { "/" };
    [root, separator, &*name].concat()
}

/// Whether a URL begins with a scheme (RFC 3986, section 3.1); a Windows drive counts as one.
fn has_scheme(url: &str) -> bool {
    match url.split_once(':') {
        Some((scheme, _)) => {
            scheme.starts_with(|first: char| first.is_ascii_alphabetic())
                && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
        }
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(json: &str) -> SourceMap {
        SourceMap::parse(json.as_bytes()).unwrap()
    }

    fn error(json: &str) -> (ErrorCode, String) {
        let error = SourceMap::parse(json.as_bytes()).unwrap_err();
        (error.code(), error.message().to_owned())
    }

    /// A position as "source:line:column", or with "(name)" behind it.
    fn at(map: &SourceMap, line: u32, column: u32) -> String {
        match map.lookup(line, column) {
            None => "-".to_owned(),
            Some(mapping) => {
                let source = map.source(mapping.source).unwrap_or("?");
                let name = map.name(mapping.name).map_or(String::new(), |name| format!(" ({name})"));
                format!("{source}:{}:{}{name}", mapping.line, mapping.column)
            }
        }
    }

    fn section(line: u32, column: u32, map: &str) -> String {
        format!(r#"{{"offset": {{"line": {line}, "column": {column}}}, "map": {map}}}"#)
    }

    fn index(sections: &[String]) -> String {
        format!(r#"{{"version": 3, "sections": [{}]}}"#, sections.join(", "))
    }

    #[test]
    fn looks_up_the_last_mapping_at_or_before_the_position() {
        // Line 0: columns 4 and 8; line 1: nothing; line 2: column 0 maps to nothing, column 5 has a name.
        let map = parse(r#"{"version": 3, "sources": ["a", "b"], "names": ["n"], "mappings": "IAAA,ICCC;;A,KACEA"}"#);
        let expected = [
            ((0, 0), "-"),
            ((0, 3), "-"),
            ((0, 4), "a:0:0"),
            ((0, 7), "a:0:0"),
            ((0, 8), "b:1:1"),
            ((0, u32::MAX), "b:1:1"),
            ((1, 0), "-"),
            ((1, 9), "-"),
            ((2, 0), "-"),
            ((2, 4), "-"),
            ((2, 5), "b:2:3 (n)"),
            ((3, 0), "-"),
            ((u32::MAX, u32::MAX), "-"),
        ];
        for ((line, column), position) in expected {
            assert_eq!(at(&map, line, column), position, "{line}:{column}");
        }
    }

    #[test]
    fn the_last_of_several_mappings_at_one_position_counts() {
        let map = parse(r#"{"version": 3, "sources": ["a"], "mappings": "CAAA,AAAC,AAAC,C"}"#);
        assert_eq!(at(&map, 0, 1), "a:0:2");
        assert_eq!(at(&map, 0, 2), "-");
    }

    #[test]
    fn mappings_are_sorted_and_stay_in_order_where_equal() {
        let map = parse(r#"{"version": 3, "sources": ["a"], "mappings": "KAAA,FAAC,AAAC,GAAC;AAAC"}"#);
        let columns: Vec<_> = map.mappings().iter().map(|m| (m.generated_line, m.generated_column, m.column)).collect();
        assert_eq!(columns, [(0, 3, 1), (0, 3, 2), (0, 5, 0), (0, 6, 3), (1, 0, 4)]);
    }

    #[test]
    fn a_map_without_mappings_answers_nothing() {
        let map = parse(r#"{"version": 3, "sources": [], "mappings": ""}"#);
        assert_eq!(map.lookup(0, 0), None);
        assert_eq!((map.source_count(), map.name_count(), map.mappings().len(), map.file()), (0, 0, 0, None));
    }

    #[test]
    fn source_root_goes_before_relative_sources() {
        let names = |root: &str| {
            let map = parse(&format!(
                r#"{{"version": 3, "sourceRoot": "{root}", "mappings": "",
                    "sources": ["a.ts", "../b.ts", "/c.ts", "http://d/e.ts", "C:\\f.ts", null, "", "g/h:i.ts"]}}"#
            ));
            (0..8).map(|source| map.source(source).unwrap_or("null").to_owned()).collect::<Vec<_>>()
        };
        let absolute = ["/c.ts", "http://d/e.ts", "C:\\f.ts", "null"];
        for root in ["src", "src/"] {
            assert_eq!(names(root)[..2], ["src/a.ts", "src/../b.ts"]);
            assert_eq!(names(root)[2..6], absolute);
            assert_eq!(names(root)[6..], ["src/", "src/g/h:i.ts"]);
        }
        assert_eq!(names("webpack://x")[0], "webpack://x/a.ts");
        assert_eq!(names("/")[0], "/a.ts");
        assert_eq!(names("")[..2], ["a.ts", "../b.ts"]);
    }

    #[test]
    fn sources_content_gives_lines() {
        let map = parse(
            r#"{"version": 3, "sources": ["a", "b", "c"], "sourcesContent": ["one\r\ntwo\u2028three", null], "mappings": ""}"#,
        );
        assert_eq!(map.source_content(0), Some("one\r\ntwo\u{2028}three"));
        assert_eq!([0, 1, 2, 3].map(|line| map.source_line(0, line)), [Some("one"), Some("two"), Some("three"), None]);
        for without in [1, 2, 3, NONE] {
            assert_eq!((map.source_content(without), map.source_line(without, 0)), (None, None));
        }
    }

    #[test]
    fn superfluous_contents_are_ignored() {
        let map = parse(r#"{"version": 3, "sources": ["a"], "sourcesContent": ["x", "y"], "mappings": ""}"#);
        assert_eq!((map.source_count(), map.source_content(1)), (1, None));
    }

    #[test]
    fn sections_are_shifted_to_their_offsets() {
        let first = r#"{"version": 3, "sourceRoot": "r", "sources": ["a"], "names": ["x"], "mappings": "AAAAA;CAAC"}"#;
        let second = r#"{"version": 3, "sources": ["b", "c"], "names": ["y"], "mappings": "AAAA,CCAAA;CAAC"}"#;
        let map = parse(&index(&[section(0, 0, first), section(2, 10, second)]));
        assert_eq!(map.source_count(), 3);
        let expected = [
            ((0, 0), "r/a:0:0 (x)"),
            ((1, 0), "-"),
            ((1, 1), "r/a:0:1"),
            ((2, 9), "-"),
            ((2, 10), "b:0:0"),
            ((2, 11), "c:0:0 (y)"),
            ((3, 0), "-"),
            ((3, 1), "c:0:1"), // the column offset is for the section's first line only
        ];
        for ((line, column), position) in expected {
            assert_eq!(at(&map, line, column), position, "{line}:{column}");
        }
    }

    #[test]
    fn a_section_ends_where_the_next_begins() {
        let long = r#"{"version": 3, "sources": ["long"], "mappings": "AAAA,CAAC,CAAC,CAAC;AACA"}"#;
        let short = r#"{"version": 3, "sources": ["short"], "mappings": "CAAA"}"#;
        let map = parse(&index(&[section(0, 0, long), section(0, 2, short)]));
        let generated: Vec<_> =
            map.mappings().iter().map(|m| (m.generated_line, m.generated_column, m.source)).collect();
        assert_eq!(generated, [(0, 0, 0), (0, 1, 0), (0, 3, 1)]);
    }

    #[test]
    fn nested_sections_add_up_and_end_with_their_parents() {
        let leaf = |name: &str| format!(r#"{{"version": 3, "sources": ["{name}"], "mappings": "AAAA,EAAE;AACA"}}"#);
        let inner = index(&[section(0, 5, &leaf("a")), section(3, 7, &leaf("b"))]);
        let map = parse(&index(&[section(10, 100, &inner), section(14, 1, &leaf("c"))]));
        let generated: Vec<_> =
            map.mappings().iter().map(|m| (m.generated_line, m.generated_column, m.source)).collect();
        let expected = [
            (10, 105, 0),
            (10, 107, 0),
            (11, 0, 0),
            (13, 7, 1),
            (13, 9, 1),
            (14, 0, 1),
            (14, 1, 2),
            (14, 3, 2),
            (15, 0, 2),
        ];
        assert_eq!(generated, expected);
    }

    #[test]
    fn huge_offsets_cost_nothing() {
        let leaf = r#"{"version": 3, "sources": ["a"], "mappings": "AAAA"}"#;
        let map = parse(&index(&[section(2_147_483_647, 2_147_483_647, leaf)]));
        assert_eq!(at(&map, 2_147_483_647, 2_147_483_647), "a:0:0");
        assert_eq!(map.mappings().len(), 1);
    }

    #[test]
    fn malformed_index_maps_are_refused() {
        let leaf = r#"{"version": 3, "sources": ["a"], "mappings": "A;A,C"}"#;
        let beyond = "a section lies beyond line or column 2147483647 of the generated file";
        let cases = [
            (
                index(&[section(1, 0, leaf), section(0, 9, leaf)]),
                "section 1 starts before section 0: sections must be sorted",
            ),
            (
                index(&[section(0, 0, leaf), section(1, 2, leaf), section(1, 1, leaf)]),
                "section 2 starts before section 1: sections must be sorted",
            ),
            (index(&[section(2_147_483_647, 0, leaf)]), beyond),
            (index(&[section(1, 0, &index(&[section(2_147_483_647, 0, leaf)]))]), beyond),
            (index(&[section(0, 2_147_483_647, &leaf.replace("A;A,C", "C"))]), beyond),
        ];
        for (json, message) in cases {
            assert_eq!(error(&json), (ErrorCode::InvalidSections, message.to_owned()), "{json}");
        }
    }

    #[test]
    fn index_maps_cannot_nest_forever() {
        let json = (0..50).fold(r#"{"version": 3, "sections": []}"#.to_owned(), |map, _| index(&[section(0, 0, &map)]));
        assert_eq!(error(&json).0, ErrorCode::TooDeep);
    }

    #[test]
    fn parse_errors_keep_their_code() {
        assert_eq!(error("{").0, ErrorCode::InvalidJson);
        assert_eq!(error(r#"{"version": 3, "sources": [], "mappings": "AAAA"}"#).0, ErrorCode::InvalidMappings);
    }
}
