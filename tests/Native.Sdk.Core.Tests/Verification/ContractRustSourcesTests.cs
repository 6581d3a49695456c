using Native.Sdk.Core.Tests.Support;
using Native.Sdk.Verification;

namespace Native.Sdk.Core.Tests.Verification;

public sealed class ContractRustSourcesTests : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("pub extern \"C\" fn sm_a() {}", "src/lib.rs:2")]
    [InlineData("fn sm_a<T>(x: T) -> u32 { 1 }", "src/lib.rs:2")]
    [InlineData("unsafe extern \"C\" fn r#sm_a(a: [u8; 4], b: (u8, u8)) -> [u8; 2] where u8: Copy { [0; 2] }", "src/lib.rs:2")]
    [InlineData("#[inline] pub extern \"C\"\nfn\nsm_a\n() {}", "src/lib.rs:3")]
    [InlineData("#[doc = \"no_mangle\"] fn sm_a() {}", "src/lib.rs:2")]
    [InlineData("// #[no_mangle]\nfn sm_a() {}", "src/lib.rs:3")]
    [InlineData("#[no_mangle] fn sm_b() {} fn sm_a() {}", "src/lib.rs:2")]
    [InlineData("mod inner { impl X { fn sm_a(&self) {} } }", "src/lib.rs:2")]
    [InlineData("const A: char = '\"'; const B: &str = \"\\\"{\"; fn sm_a<'a>() {}", "src/lib.rs:2")]
    [InlineData("const A: &str = r#\"fn sm_a() {} \"\"#; /* /* */ fn sm_a() {} */", null)]
    [InlineData("// fn sm_a() {}", null)]
    [InlineData("#[no_mangle] pub extern \"C\" fn sm_a() {}", null)]
    [InlineData("#[unsafe(no_mangle)]\n#[allow(x)]\npub extern \"C\" fn sm_a() {}", null)]
    [InlineData("#[cfg_attr(feature = \"c\", no_mangle)] fn sm_a() {}", null)]
    [InlineData("#[export_name = \"sm_a\"] fn sm_a() {}", null)]
    [InlineData("#[native_sdk::export] fn sm_a() {}", null)]
    [InlineData("native_sdk::export! { fn sm_a() { if x {} } }", null)]
    [InlineData("export! { fn x() {} } fn sm_a() {}", "src/lib.rs:2")]
    [InlineData("extern \"C\" { fn sm_a(x: [u8; 4]); }", null)]
    [InlineData("fn sm_ab() {} fn xsm_a() {} let sm_a = 1;", null)]
    [InlineData("fn sm_a() {} mod m { #[no_mangle] fn sm_a() {} }", null)]
    [InlineData("fn sm_a(", null)]
    [InlineData("fn sm_a() {} '\\", "src/lib.rs:2")]
    [InlineData("fn sm_a() {} r#\"", "src/lib.rs:2")]
    [InlineData("fn sm_a() {} \"\\", "src/lib.rs:2")]
    [InlineData("fn sm_a() {} /*", "src/lib.rs:2")]
    public void FunctionThatNothingExportsIsFound(string code, string? place)
    {
        folder.Write("src/lib.rs", "// The crate.\n" + code);

        Assert.Equal(place, new RustSources(folder.Path).FindUnexported("sm_a"));
    }

    [Fact]
    public void EveryFileOfTheCrateIsReadButNotWhatCargoBuilt()
    {
        folder.Write("target/debug/build/out/gen.rs", "fn sm_a() {}");
        folder.Write(".git/x.rs", "fn sm_a() {}");
        folder.Write("src/lib.rs", "mod deep;");
        folder.Write("src/lib.txt", "fn sm_a() {}");
        folder.Write("src/deep/more/ffi.rs", "\r\n\r\nfn sm_a() {}");

        Assert.Equal("src/deep/more/ffi.rs:3", new RustSources(folder.Path).FindUnexported("sm_a"));
    }

    [Fact]
    public void FolderThatIsNotThereOrGoesInACircleHasNone()
    {
        folder.Write("src/lib.rs", "fn sm_b() {}");
        Directory.CreateSymbolicLink(folder["src/again"], folder.Path);

        Assert.Null(new RustSources(folder.Path).FindUnexported("sm_a"));
        Assert.Null(new RustSources(folder["nowhere"]).FindUnexported("sm_a"));
    }

    /// <summary>Every cut of a text, which may end in the middle of anything.</summary>
    [Fact]
    public void DamagedSourcesAreNoProblem()
    {
        const string Text = "/* /* */ */ fn a<'a>(x: &'a str, y: [u8; 4]) -> char { '\\'' } r##\"x\"## b'\\x00' export! { #[x] fn b() { \"\\\"\" } } // end";
        for (var start = 0; start < Text.Length; start++)
        {
            for (var end = start; end <= Text.Length; end += 3)
            {
                Assert.Equal(end - start, RustText.WithoutComments(Text[start..end]).Length);
            }
        }
    }
}
