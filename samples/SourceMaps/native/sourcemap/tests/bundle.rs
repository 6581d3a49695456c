//! A map that a real bundler wrote. What is expected is what V8 printed: the stack trace of the bundle, once without
//! and once with `node --enable-source-maps`.

use sourcemap::SourceMap;

const BUNDLE: &str = include_str!("../../../data/bundle.js");
const MAP: &[u8] = include_bytes!("../../../data/bundle.js.map");

/// Line and column count from 1 here, as in a stack trace.
fn original(map: &SourceMap, line: u32, column: u32) -> String {
    let mapping = map.lookup(line - 1, column - 1).unwrap();
    let name = map.name(mapping.name).map_or(String::new(), |name| format!(" ({name})"));
    format!("{}:{}:{}{name}", map.source(mapping.source).unwrap(), mapping.line + 1, mapping.column + 1)
}

#[test]
fn a_stack_trace_leads_to_the_sources() {
    let map = SourceMap::parse(MAP).unwrap();
    assert_eq!(original(&map, 1, 507), "src/cart.ts:26:13");
    assert_eq!(original(&map, 1, 717), "src/main.ts:9:12");
    assert_eq!(original(&map, 1, 727), "src/main.ts:9:18");
}

#[test]
fn columns_are_utf16_code_units() {
    let map = SourceMap::parse(MAP).unwrap();
    let line = BUNDLE.lines().next().unwrap();
    let units = |text: &str| text.encode_utf16().count() as u32;

    let before = units(&line[..line.find("c(a.total())").unwrap()]); // there are four characters above U+FFFF before it
    assert_eq!(original(&map, 1, before + 1), "src/main.ts:7:21 (format)");
}

#[test]
fn every_name_is_at_its_place_in_the_source() {
    let map = SourceMap::parse(MAP).unwrap();
    for mapping in map.mappings() {
        if let Some(name) = map.name(mapping.name) {
            let line = map.source_line(mapping.source, mapping.line).unwrap();
            let units: Vec<u16> = line.encode_utf16().skip(mapping.column as usize).collect();
            assert!(String::from_utf16_lossy(&units).starts_with(name), "{name} in {line}");
        }
    }
}
