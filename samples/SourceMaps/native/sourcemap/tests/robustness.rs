//! Whatever the bytes: a map or an error, never a panic, never an endless loop.

use sourcemap::SourceMap;

const BUNDLE: &[u8] = include_bytes!("../../../data/bundle.js.map");
const SEEDS: &[&[u8]] = &[
    BUNDLE,
    br#"{"version":3,"sourceRoot":"r","sources":["a",null],"names":["n"],"mappings":"AAAA,CCAAA;;C,+/////D"}"#,
    br#"{"version":3,"sections":[{"offset":{"line":0,"column":9},"map":{"version":3,"sources":["a"],"mappings":"AAAA"}}]}"#,
    b")]}'\n{\"version\":3,\"sources\":[\"\\ud83d\\udd25\\u0000\"],\"mappings\":\"\",\"x\":[1e9,-0.5,true,{}]}",
];

/// Asks everything there is to ask.
fn exercise(bytes: &[u8]) {
    if let Ok(map) = SourceMap::parse(bytes) {
        for mapping in map.mappings() {
            let found = map.lookup(mapping.generated_line, mapping.generated_column);
            if let Some(found) = found {
                assert_eq!(found.generated_line, mapping.generated_line);
                assert_eq!(found.generated_column, mapping.generated_column);
                assert!((found.source as usize) < map.source_count());
                let _ = (map.source(found.source), map.name(found.name), map.source_line(found.source, found.line));
            }
        }
        assert!(map.mappings().windows(2).all(|pair| {
            (pair[0].generated_line, pair[0].generated_column) <= (pair[1].generated_line, pair[1].generated_column)
        }));
    }
}

#[test]
fn documents_that_are_cut_off() {
    for seed in SEEDS {
        let last_brace = seed.iter().rposition(|&byte| byte == b'}').unwrap();
        for length in 0..=last_brace {
            assert!(SourceMap::parse(&seed[..length]).is_err(), "{length}");
        }
        exercise(seed);
    }
}

#[test]
fn documents_with_random_damage() {
    let mut random = Random(0x5EED);
    for round in 0..40_000 {
        let mut bytes = SEEDS[round % SEEDS.len()].to_vec();
        for _ in 0..=random.below(4) {
            let at = random.below(bytes.len());
            match random.below(4) {
                0 => bytes[at] = random.below(256) as u8,
                1 => bytes[at] = br#"{}[]",:;\u0123456789ABCDgz/+-.e"#[random.below(31)],
                2 => drop(bytes.remove(at)),
                _ => bytes.insert(at, bytes[random.below(bytes.len())]),
            }
        }
        exercise(&bytes);
    }
}

/// xorshift64: the same sequence on every run.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit as u64) as usize
    }
}
