using Native.Sdk.Core.Tests.Support;
using Native.Sdk.Diagnostics;
using Native.Sdk.Toolchains.Cargo;

namespace Native.Sdk.Core.Tests.Toolchains.Cargo;

/// <summary>What cargo and build scripts write, without cargo. The lines were written by cargo 1.95, shortened.</summary>
public sealed class CargoTextTests
{
    [Fact]
    public void AnErrorHasCodePlaceAndLabel()
    {
        var message = Assert.Single(Diagnostics(
            """{"reason":"compiler-message","package_id":"path+file:///w/x#0.1.0","manifest_path":"/w/x/Cargo.toml","target":{"kind":["cdylib"],"crate_types":["cdylib"],"name":"x"},"message":{"rendered":"error[E0308]: mismatched types\n","$message_type":"diagnostic","children":[],"level":"error","message":"mismatched types","code":{"code":"E0308","explanation":"…"},"spans":[{"file_name":"src/lib.rs","byte_start":5,"byte_end":6,"line_start":2,"line_end":2,"column_start":20,"column_end":23,"is_primary":false,"label":"expected `i32` because of return type","expansion":null},{"file_name":"src/lib.rs","byte_start":1,"byte_end":2,"line_start":3,"line_end":4,"column_start":5,"column_end":8,"is_primary":true,"label":"expected `i32`, found `&str`","expansion":null}]}}"""));

        Assert.Equal(new Message(MessageLevel.Error, "E0308", "mismatched types: expected `i32`, found `&str` (linux-x64)", new SourceLocation("/w/src/lib.rs", 3, 5, 4, 8)), message);
    }

    [Fact]
    public void ALintHasItsName()
    {
        var message = Assert.Single(Diagnostics(
            """{"reason":"compiler-message","package_id":"x","message":{"rendered":"warning: unused","children":[],"level":"warning","message":"unused variable: `a`","code":{"code":"unused_variables","explanation":null},"spans":[{"file_name":"src/lib.rs","line_start":1,"line_end":1,"column_start":9,"column_end":10,"is_primary":true,"label":null,"expansion":null}]}}"""));

        Assert.Equal((MessageLevel.Warning, "unused_variables", "unused variable: `a` (linux-x64)"), (message.Level, message.Code, message.Text));
    }

    [Theory]
    [InlineData("error", "aborting due to 2 previous errors; 1 warning emitted")]
    [InlineData("error", "aborting due to previous error")]
    [InlineData("warning", "1 warning emitted")]
    [InlineData("warning", "3 warnings emitted")]
    public void ClosingLinesAreNoDiagnostics(string level, string text) =>
        Assert.Empty(Diagnostics($$$"""{"reason":"compiler-message","message":{"rendered":"x","level":"{{{level}}}","message":"{{{text}}}","code":null,"spans":[]}}"""));

    [Fact]
    public void AnErrorWithoutAPlaceIsStillAnError()
    {
        var message = Assert.Single(Diagnostics("""{"reason":"compiler-message","message":{"rendered":null,"level":"error","message":"linking with `cc` failed: exit status: 1","code":null,"spans":[]}}"""));

        Assert.Equal((MessageLevel.Error, "rustc", null), (message.Level, message.Code, message.Location));
    }

    [Fact]
    public void AnInternalCompilerErrorIsAnError() => Assert.Equal(MessageLevel.Error,
        Assert.Single(Diagnostics("""{"reason":"compiler-message","message":{"rendered":null,"level":"error: internal compiler error","message":"boom","code":null,"spans":[]}}""")).Level);

    /// <summary>An error inside a macro of another crate has its primary span there; the user's line is where the macro is called.</summary>
    [Fact]
    public void AnErrorInsideAForeignMacroIsShownWhereItIsCalled()
    {
        var message = Assert.Single(Diagnostics(
            """{"reason":"compiler-message","message":{"rendered":"x","level":"error","message":"no","code":null,"spans":[{"file_name":"/rustc/59807616e1fa2540724bfbac14d7976d7e4a3860/library/core/src/macros/mod.rs","line_start":900,"line_end":900,"column_start":9,"column_end":12,"is_primary":true,"label":null,"expansion":{"span":{"file_name":"src/lib.rs","line_start":7,"line_end":7,"column_start":5,"column_end":20,"is_primary":false,"label":null,"expansion":null},"macro_decl_name":"compile_error!","def_site_span":null}}]}}"""));

        Assert.Equal(new SourceLocation("/w/src/lib.rs", 7, 5, 7, 20), message.Location);
    }

    /// <summary>A call through a macro of a crate: its file exists too, but is not the user's.</summary>
    [Fact]
    public void AnErrorInsideACratesMacroIsShownInTheWorkspace()
    {
        using var folder = new TestFolder();
        var foreign = folder.Write("home/registry/m.rs", "");
        var own = folder.Write("w/src/lib.rs", "");
        string Span(string file, int line, string expansion) =>
            $$"""{"file_name":"{{file}}","line_start":{{line}},"line_end":{{line}},"column_start":1,"column_end":2,"is_primary":true,"label":null,"expansion":{{expansion}}}""";
        string Line(string span) => $$$"""{"reason":"compiler-message","message":{"rendered":"x","level":"error","message":"no","code":null,"spans":[{{{span}}}]}}""";
        SourceLocation? Place(string span, IReadOnlyDictionary<string, string>? mappedBack = null)
        {
            var messages = new MessageRecorder();
            CargoMessages.Read([Line(span)], folder["w"], "", messages, mappedBack);
            return Assert.Single(messages.Errors).Location;
        }

        var inner = $$"""{"span":{{Span("src/lib.rs", 3, "null")}},"macro_decl_name":"m!"}""";
        var called = $$"""{"span":{{Span("cargo/registry/m.rs", 2, inner)}},"macro_decl_name":"n!"}""";
        var mappedBack = new Dictionary<string, string> { ["obj"] = folder["o"], ["cargo"] = folder["home"] };
        var atCall = new SourceLocation(own, 3, 1, 3, 2);

        Assert.Equal(atCall, Place(Span("/rustc/0f/library/core/src/macros/mod.rs", 1, called), mappedBack));
        Assert.Equal(atCall, Place(Span(foreign, 1, called)));
        Assert.Equal(new SourceLocation(foreign, 4, 1, 4, 2), Place(Span("cargo/registry/m.rs", 4, "null"), mappedBack));
        Assert.Equal(new SourceLocation(folder["o/gen.rs"], 4, 1, 4, 2), Place(Span("obj/gen.rs", 4, "null"), mappedBack));
        Assert.Null(Place(Span("obj/gen.rs", 4, "null")));
        Assert.Null(Place(Span("/rustc/0f/library/core/src/macros/mod.rs", 1, "null")));

        var inWorkspace = folder.Write("w/obj/mine.rs", "");
        Assert.Equal(new SourceLocation(inWorkspace, 5, 1, 5, 2), Place(Span("obj/mine.rs", 5, "null"), mappedBack));
    }

    /// <summary>"recursion limit reached while expanding" has 128 expansions inside each other.</summary>
    [Fact]
    public void ADeepExpansionIsFollowedToItsEnd()
    {
        var span = """{"file_name":"src/lib.rs","line_start":1,"line_end":1,"column_start":1,"column_end":2,"is_primary":true,"label":null,"expansion":null}""";
        for (var i = 0; i < 129; i++)
        {
            span = $$$"""{"file_name":"/rustc/0f/m.rs","line_start":9,"line_end":9,"column_start":1,"column_end":2,"is_primary":true,"label":null,"expansion":{"span":{{{span}}}}}""";
        }

        var message = Assert.Single(Diagnostics($$$"""{"reason":"compiler-message","message":{"rendered":"x","level":"error","message":"no","code":null,"spans":[{{{span}}}]}}"""));

        Assert.Equal("/w/src/lib.rs", message.Location?.File);
    }

    [Fact]
    public void ArtifactsAndBuildScriptsAreKept()
    {
        var read = Read(new MessageRecorder(),
            """{"reason":"compiler-artifact","package_id":"a","manifest_path":"/w/x/Cargo.toml","target":{"kind":["cdylib","rlib"],"crate_types":["cdylib","rlib"],"name":"x","src_path":"/w/x/src/lib.rs"},"profile":{},"features":[],"filenames":["/t/libx.so","/t/libx.rlib"],"executable":null,"fresh":true}""",
            """{"reason":"build-script-executed","package_id":"path+file:///w/x#0.1.0","linked_libs":[],"linked_paths":[],"cfgs":[],"env":[],"out_dir":"/t/build/x-0f/out"}""",
            """{"reason":"build-finished","success":true}""");

        var artifact = Assert.Single(read.Artifacts);
        Assert.Equal("/w/x/Cargo.toml", artifact.ManifestPath);
        Assert.Equal(["cdylib", "rlib"], artifact.CrateTypes);
        Assert.Equal(["/t/libx.so", "/t/libx.rlib"], artifact.Files);
        Assert.Equal(new CargoBuildScript("path+file:///w/x#0.1.0", "/t/build/x-0f/out"), Assert.Single(read.BuildScripts));
    }

    [Theory]
    [InlineData("")]
    [InlineData("plain output of a build script")]
    [InlineData("{ not json")]
    [InlineData("{}")]
    [InlineData("{\"reason\":1}")]
    [InlineData("{\"reason\":\"compiler-message\"}")]
    [InlineData("{\"reason\":\"compiler-message\",\"message\":null}")]
    [InlineData("{\"reason\":\"compiler-message\",\"message\":{\"level\":\"error\",\"message\":\"x\",\"spans\":null,\"code\":null,\"rendered\":null}}")]
    [InlineData("{\"reason\":\"compiler-message\",\"message\":{\"level\":\"error\",\"message\":\"x\",\"spans\":[{}],\"code\":null,\"rendered\":null}}")]
    [InlineData("{\"reason\":\"compiler-message\",\"message\":{\"level\":\"error\",\"message\":\"x\",\"spans\":[{\"is_primary\":true,\"file_name\":null,\"line_start\":1,\"line_end\":1,\"column_start\":1,\"column_end\":1,\"label\":null}],\"code\":null,\"rendered\":null}}")]
    [InlineData("{\"reason\":\"compiler-message\",\"message\":{\"level\":\"error\",\"message\":\"x\",\"spans\":[{\"is_primary\":true,\"file_name\":\"\",\"line_start\":99999999999,\"line_end\":1,\"column_start\":1,\"column_end\":1,\"label\":null}],\"code\":null,\"rendered\":null}}")]
    [InlineData("{\"reason\":\"compiler-artifact\"}")]
    [InlineData("{\"reason\":\"compiler-artifact\",\"target\":{\"crate_types\":3},\"filenames\":[]}")]
    [InlineData("{\"reason\":\"build-script-executed\",\"package_id\":null,\"out_dir\":null}")]
    [InlineData("{\"reason\":\"unheard-of\"}")]
    public void WhateverStandsInALineNothingIsThrown(string line) => Read(new MessageRecorder(), line);

    [Fact]
    public void BuildScriptsSayWhatTheyDependOn()
    {
        var output = BuildScriptOutput.Parse(
            ["cargo:rerun-if-changed=src/a b.c", "cargo::rerun-if-changed=include", "cargo:rerun-if-env-changed=CC", "cargo::rerun-if-env-changed=X", "cargo:rustc-link-lib=z", " cargo:rerun-if-changed=indented", "cargo:warning=rerun-if-changed=no", "plain"]);

        Assert.Equal(["src/a b.c", "include"], output.Paths);
        Assert.Equal(["CC", "X"], output.Variables);
        Assert.True(output.IsSpecific);
        Assert.False(BuildScriptOutput.Parse(["cargo:rustc-cfg=x"]).IsSpecific);
    }

    /// <summary>TOML 1.0, "String": quotation mark, backslash and control characters, DEL among them, must be escaped.</summary>
    [Theory]
    [InlineData("", "\"\"")]
    [InlineData("--remap-path-prefix=/home/jörg/ж/🦀=.", "\"--remap-path-prefix=/home/jörg/ж/🦀=.\"")]
    [InlineData("C:\\a", """
        "C:\\a"
        """)]
    [InlineData("say \"x\"", null)]
    [InlineData("a\nb\tc", null)]
    [InlineData("\u0001\u007f", null)]
    public void QuotedTextsAreReadAsTheyWere(string text, string? quoted)
    {
        var written = Toml.Quote(text);

        Assert.Equal(text, Toml.Find(Toml.TryRead("a = " + written), "a"));
        Assert.DoesNotContain(written, char.IsControl);
        Assert.Equal(quoted ?? written, written);
    }

    [Fact]
    public void TomlKeysAreReadWithTheirTables()
    {
        var keys = TomlScan.Read(
            """
            top = 1
            [package] # comment
            name = "x-y" # the name
            [profile.release]
            panic = "abort"
            # panic = "unwind"
              lto = true
            [ profile . "dev" ]
            panic='abort'
            [target.'cfg(target_os = "linux")']
            rustflags = ["-C", "x"]
            [[bin]]
            name = "b"
            [lib]
            crate-type = [
              "cdylib",
            ]
            build.rustflags = ["a"]
            """.ReplaceLineEndings("\r\n")).ToDictionary(pair => pair.Key, pair => pair.Value);

        Assert.Equal("\"x-y\" # the name", keys["package.name"]);
        Assert.Equal("\"abort\"", keys["profile.release.panic"]);
        Assert.Equal("'abort'", keys["profile.dev.panic"]);
        Assert.Equal("\"b\"", keys["bin.name"]);
        Assert.True(keys.ContainsKey("top") && keys.ContainsKey("lib.crate-type"));
        Assert.Contains(keys.Keys, key => key.StartsWith("target.", StringComparison.Ordinal) && key.EndsWith(".rustflags", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[")]
    [InlineData("]")]
    [InlineData("[]")]
    [InlineData("=")]
    [InlineData("[[[[")]
    [InlineData("a\n=b\n[x\ny=")]
    public void BrokenTomlThrowsNothing(string text) => Assert.NotNull(TomlScan.Read(text).ToArray());

    private static IEnumerable<Message> Diagnostics(string line)
    {
        var messages = new MessageRecorder();
        Read(messages, line);
        return messages.All.Where(message => message.Level <= MessageLevel.Warning);
    }

    private static CargoMessages Read(MessageRecorder messages, params string[] lines) => CargoMessages.Read(lines, "/w", " (linux-x64)", messages);
}
