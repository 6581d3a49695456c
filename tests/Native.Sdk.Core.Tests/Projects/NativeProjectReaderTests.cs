using Native.Sdk.Core.Tests.Support;
using Native.Sdk.Platforms;
using Native.Sdk.Projects;

namespace Native.Sdk.Core.Tests.Projects;

public sealed class NativeProjectReaderTests : IDisposable
{
    private readonly TestFolder folder = new();
    private readonly MessageRecorder messages = new();

    public NativeProjectReaderTests()
    {
        folder.Write("rust/Cargo.toml", "");
        folder.Write("c/a.c", "");
        folder.Write("c/include/api.h", "");
        folder.Write("c/local.h", "");
        folder.Write("c/exports.txt", "f\n");
        folder.Write("cmake/CMakeLists.txt", "");
        folder.Write("make/Makefile", "");
        folder.Write("single.cpp", "");
        folder.Write("notes.md", "");
    }

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("rust/Cargo.toml", ProjectKind.Cargo, null, "rust")]
    [InlineData("rust/CARGO.TOML/../Cargo.toml", ProjectKind.Cargo, null, "rust")]
    [InlineData("c", ProjectKind.C, "c", "c")]
    [InlineData("c/", ProjectKind.C, "c", "c")]
    [InlineData("./c", ProjectKind.C, "c", "c")]
    [InlineData("c\\a.c", ProjectKind.C, "a", "c")]
    [InlineData("single.cpp", ProjectKind.C, "single", ".")]
    [InlineData("cmake/CMakeLists.txt", ProjectKind.CMake, "cmake", "cmake")]
    public void TheKindFollowsFromInclude(string include, ProjectKind kind, string? name, string where)
    {
        var project = Good(include);

        Assert.Equal((kind, name, Path.GetFullPath(folder[where])), (project.Kind, project.Name, project.Folder));
    }

    [Fact]
    public void ACommandMakesTheKindCommand()
    {
        var project = Good("make", ("Command", "make all"), ("Inputs", "**/*"), ("OutputFile", "out/libfoo.so"));

        Assert.Equal((ProjectKind.Command, "foo"), (project.Kind, project.Name));
        Assert.Equal(["make", "all"], project.Command!.Command);
    }

    [Fact]
    public void TheKindThatIsWrittenWins() => Assert.Equal(ProjectKind.Command, Good("rust/Cargo.toml", ("Kind", "command"), ("Command", "make"), ("Inputs", "*"), ("OutputFile", "x")).Kind);

    [Fact]
    public void AFolderStandsForItsManifestWhereTheKindIsWritten() =>
        Assert.Equal(Path.GetFullPath(folder["rust/Cargo.toml"]), Good("rust", ("Kind", "Cargo")).Path);

    public static TheoryData<string, ProjectKind> AllMetadata
    {
        get
        {
            var data = new TheoryData<string, ProjectKind>();
            foreach (var (name, kinds) in MetadataName.All)
            {
                foreach (var kind in (ProjectKind[])[ProjectKind.Cargo, ProjectKind.C, ProjectKind.CMake, ProjectKind.Command])
                {
                    if (kinds.HasFlag(kind))
                    {
                        data.Add(name, kind);
                    }
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(AllMetadata))]
    public void EveryMetadatumIsAcceptedForItsKind(string name, ProjectKind kind)
    {
        var value = name switch
        {
            MetadataName.Kind => kind.ToString(),
            MetadataName.RuntimeIdentifiers => "linux-x64;win-x64",
            MetadataName.Linkage => "Dynamic",
            MetadataName.Environment => "A=1;B=2",
            MetadataName.Header => HeaderFor(kind),
            MetadataName.Friendly => "api.h",
            MetadataName.RawOnly => "x_open;x_close",
            MetadataName.Handles => "x=x_open,x_parse/x_close",
            MetadataName.DefaultFeatures => "false",
            MetadataName.Exports => "All",
            MetadataName.Sources => "**/*.c",
            MetadataName.Command => "make all",
            MetadataName.OutputFile => "x.so",
            MetadataName.WorkingDirectory => ".",
            _ => "value",
        };
        var metadata = new Dictionary<string, string> { [name] = value };
        if (kind != ProjectKind.C || name is not (MetadataName.Exports or MetadataName.Sources))
        {
            metadata.TryAdd("Header", HeaderFor(kind));
        }

        if (kind == ProjectKind.Command)
        {
            metadata.TryAdd("Command", "make");
            metadata.TryAdd("Inputs", "*");
            metadata.TryAdd("OutputFile", "x.so");
        }

        var include = kind switch { ProjectKind.Cargo => "rust/Cargo.toml", ProjectKind.C => "c", ProjectKind.CMake => "cmake/CMakeLists.txt", _ => "make" };

        Assert.Equal(kind, Good(include, [.. metadata.Select(pair => (pair.Key, pair.Value))]).Kind);
    }

    private static string HeaderFor(ProjectKind kind) => kind == ProjectKind.C ? "api.h" : "../c/include/api.h";

    [Fact]
    public void MetadataNamesHaveNoCase() => Assert.Equal("z", Good("c", ("NAME", "z")).Name);

    /// <summary>Include, metadata as Name=value separated by '|', code, words of the message.</summary>
    public static TheoryData<string, string, string, string[]> Wrong => new()
    {
        { "c", "Source=a.c", "NSDK1001", ["'c'", "'Source'", "'Sources'"] },
        { "c", "Header=api.h|Namespace=Acme.class", "NSDK1010", ["Namespace 'Acme.class'", "keyword"] },
        { "c", "Header=api.h|ClassName=Acme.Native", "NSDK1010", ["ClassName 'Acme.Native'", "without dots"] },
        { "c", "Header=api.h|ClassName=2d", "NSDK1010", ["ClassName '2d'"] },
        { "c", "Header=api.h|Friendly=app.h", "NSDK1010", ["Friendly 'app.h'", "'api.h'"] },
        { "c", "Header=api.h|RawOnly=x-y", "NSDK1010", ["RawOnly 'x-y'"] },
        { "c", "Header=api.h|Handles=x", "NSDK1010", ["Handles 'x'", "type=constructor"] },
        { "c", "Header=api.h|Handles=x=/", "NSDK1010", ["Handles 'x=/'"] },
        { "c", "Header=api.h|Handles=x=a/b/c", "NSDK1010", ["Handles 'x=a/b/c'"] },
        { "c", "ClassName=Acme", "NSDK1010", ["ClassName 'Acme'", "there is none"] },
        { "rust/Cargo.toml", "Defines=A", "NSDK1010", ["Defines 'A'", "Name the public C header"] },
        { "c", "Frobnicate=1", "NSDK1001", ["'Frobnicate'", "docs/reference.md"] },
        { "c", "Kind=Cmake2", "NSDK1002", ["'Cmake2'", "'CMake'"] },
        { "c", "Kind=All", "NSDK1002", ["'All'", "Cargo, C, CMake and Command"] },
        { "c", "Kind=None", "NSDK1002", ["'None'"] },
        { "c", "Kind=2", "NSDK1002", ["'2'"] },
        { "nowhere", "", "NSDK1003", ["'nowhere'", "does not exist"] },
        { "rusty/Cargo.toml", "", "NSDK1003", ["rusty/Cargo.toml"] },
        { "c/b.c", "", "NSDK1003", ["c/b.c", "'a.c'"] },
        { "cmak", "", "NSDK1003", ["'cmake'"] },
        { "make/none", "Command=make|Inputs=*|OutputFile=x", "NSDK1003", ["make/none"] },
        { "notes.md", "", "NSDK1004", ["notes.md", "Kind="] },
        { "c", "RuntimeIdentifiers=linux-x63", "NSDK1005", ["'linux-x63'", "RuntimeIdentifiers of NativeProject 'c'", "'linux-x64'", "freebsd-arm64"] },
        { "c", "RuntimeIdentifiers=ubuntu.22.04-x64", "NSDK1006", ["'ubuntu.22.04-x64'", "'linux-x64'"] },
        { "c", "Features=x", "NSDK1007", ["'Features'", "kind C", "Cargo"] },
        { "rust/Cargo.toml", "Sources=x", "NSDK1007", ["'Sources'", "kind Cargo"] },
        { "c", "Command=make|Kind=C", "NSDK1007", ["'Command'"] },
        { "c", "Linkage=Static", "NSDK1008", ["'Static'", "dynamic libraries only"] },
        { "c", "Linkage=Dynamik", "NSDK1008", ["'Dynamik'", "Did you mean 'Dynamic'?"] },
        { "c", "Name=a/b", "NSDK1010", ["Name", "'a/b'"] },
        { "c", "Name=..", "NSDK1010", ["'..'"] },
        { "c", "Environment=NOVALUE", "NSDK1010", ["Environment", "'NOVALUE'", "NAME=value"] },
        { "c", "Environment==x", "NSDK1010", ["'=x'"] },
        { "rust/Cargo.toml", "DefaultFeatures=no", "NSDK1010", ["DefaultFeatures", "'no'", "true or false"] },
        { "c", "Exports=Al", "NSDK1010", ["Exports", "'Al'", "'All'"] },
        { "c", "Exports=1", "NSDK1010", ["Exports", "'1'"] },
        { "c", "Exports=Annotated,Header|Header=api.h", "NSDK1010", ["Exports", "'Annotated,Header'"] },
        { "c", "Exports=nofile.txt", "NSDK1010", ["nofile.txt"] },
        { "c", "Exports=Header", "NSDK1011", ["Header"] },
        { "c", "Header=none.h", "NSDK1013", ["'none.h'", "include"] },
        { "make", "Kind=Command", "NSDK1011", ["Command"] },
        { "make", "Command=make|OutputFile=x", "NSDK1011", ["Inputs"] },
        { "make", "Command=make|Inputs=*", "NSDK1011", ["OutputFile", "{output}"] },
        { "make", "Command=make 'all|Inputs=*|OutputFile=x", "NSDK1010", ["Command", "quotation mark"] },
        { "make", "Command=make|Inputs=*|OutputFile=x|WorkingDirectory=none", "NSDK1010", ["WorkingDirectory", "none"] },
        { "c", "Kind=Cargo", "NSDK1003", ["Cargo.toml"] },
        { "c", "Sources=a.c;missing.c", "NSDK1010", ["missing.c"] },
        { "c", "Sources=a.c;../rust/*.c", "NSDK1010", ["../rust/*.c"] },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void WhatIsWrongIsNamed(string include, string metadata, string code, string[] words)
    {
        Assert.Null(Read(include, [.. metadata.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(pair => (pair[..pair.IndexOf('=')], pair[(pair.IndexOf('=') + 1)..]))]));

        Assert.Contains(messages.Errors, message => message.Code == code && words.All(word => message.Text.Contains(word, StringComparison.Ordinal)));
    }

    [Fact]
    public void AValidWordIsNotSuggestedToWhoWroteIt()
    {
        Read("c", ("Linkage", "Static"));

        Assert.DoesNotContain("Did you mean", messages.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void EverythingWrongIsSaidNotOnlyTheFirst()
    {
        var reader = new NativeProjectReader(folder.Path, PlatformTable.Default, messages);

        Assert.Null(reader.Read([Declaration("c", ("Linkage", "Static"), ("Header", "none.h"), ("RuntimeIdentifiers", "x;y")), Declaration("nowhere"), Declaration("notes.md")]));

        Assert.Equal(["NSDK1003", "NSDK1004", "NSDK1005", "NSDK1005", "NSDK1008", "NSDK1013"], messages.ErrorCodes.Order());
    }

    [Fact]
    public void SemicolonsAndPercentsInValuesStay()
    {
        var project = new NativeProjectReader(folder.Path, PlatformTable.Default, messages).Read([new NativeProjectDeclaration("c", new Dictionary<string, IReadOnlyList<string>>
        {
            ["Defines"] = ["A=\"x;y\"", "B=100%"],
            ["Environment"] = ["PATHS=/a;/b", "P=%25"],
        })])!.Single();

        Assert.Equal(["A=\"x;y\"", "B=100%"], project.C!.Defines);
        Assert.Equal(("/a;/b", "%25"), (project.Environment["PATHS"], project.Environment["P"]));
    }

    [Fact]
    public void EnvironmentValuesMayHoldEqualsSignsAndBeEmpty()
    {
        var project = Good("c", ("Environment", "A=b=c;E="));

        Assert.Equal(("b=c", ""), (project.Environment["A"], project.Environment["E"]));
    }

    [Fact]
    public void AHeaderIsFoundInIncludeOrBesideTheSources()
    {
        var project = Good("c", ("Header", "api.h;local.h"));

        Assert.Equal([folder["c/include/api.h"], folder["c/local.h"]], project.Headers);
        Assert.Equal(ExportMode.Header, project.C!.Exports);
    }

    [Theory]
    [InlineData("", ExportMode.All)]
    [InlineData("all", ExportMode.All)]
    [InlineData("Annotated", ExportMode.Annotated)]
    [InlineData("exports.txt", ExportMode.File)]
    public void ExportsAreReadWithoutCase(string written, ExportMode expected) =>
        Assert.Equal(expected, (written.Length == 0 ? Good("c") : Good("c", ("Exports", written))).C!.Exports);

    /// <summary>What linkers search by name: only what looks like a file is one.</summary>
    [Theory]
    [InlineData("m", "m")]
    [InlineData("stdc++", "stdc++")]
    [InlineData("glib-2.0", "glib-2.0")]
    [InlineData("lua5.4", "lua5.4")]
    [InlineData("python3.11", "python3.11")]
    [InlineData("SDL2-2.0", "SDL2-2.0")]
    [InlineData("lib/libz.a", "{c}/lib/libz.a")]
    [InlineData("libz.a", "{c}/libz.a")]
    [InlineData("libz.so", "{c}/libz.so")]
    [InlineData("libz.so.1", "{c}/libz.so.1")]
    [InlineData("z.lib", "{c}/z.lib")]
    [InlineData("/opt/libz.a", "/opt/libz.a")]
    public void ALibraryIsANameOrAPath(string written, string expected) =>
        Assert.Equal([expected.Replace("{c}", folder["c"], StringComparison.Ordinal)], Good("c", ("Libraries", written)).C!.Libraries);

    [Fact]
    public void IncludeFoldersAreTheWrittenThenIncludeThenTheFolder() =>
        Assert.Equal([folder["c/x"], "/opt/y", folder["c/include"], folder["c"]], Good("c", ("IncludeDirectories", "x;/opt/y")).C!.IncludeDirectories);

    [Theory]
    [InlineData("build/libx.so", "x")]
    [InlineData("{rid}/x.dll", "x")]
    [InlineData("lib.so", "lib")]
    [InlineData("libx.1.dylib", "x.1")]
    public void ACommandsLibraryIsNamedByItsOutput(string output, string name) =>
        Assert.Equal(name, Good("make", ("Command", "make"), ("Inputs", "*"), ("OutputFile", output)).Name);

    [Fact]
    public void PlatformsAreReadOnceEach() =>
        Assert.Equal(["linux-x64", "win-x64"], NativeProjectReader.ReadPlatforms(["linux-x64", "WIN-x64", "linux-x64"], "x", PlatformTable.Default, messages)!.Select(platform => platform.Rid));

    [Fact]
    public void AProjectIsForAllPlatformsUnlessItSaysWhich()
    {
        var (arm, x64) = (PlatformTable.Default.Find("linux-arm64")!, PlatformTable.Default.Find("linux-x64")!);
        var restricted = Good("c", ("RuntimeIdentifiers", "linux-arm64"));

        Assert.Equal((true, false, true), (restricted.IsFor(arm), restricted.IsFor(x64), Good("c").IsFor(x64)));
    }

    private static NativeProjectDeclaration Declaration(string include, params (string Name, string Value)[] metadata) => new(include,
        metadata.ToDictionary(pair => pair.Name, pair => (IReadOnlyList<string>)pair.Value.Split(';'), StringComparer.OrdinalIgnoreCase));

    private IReadOnlyList<NativeProject>? Read(string include, params (string Name, string Value)[] metadata) =>
        new NativeProjectReader(folder.Path, PlatformTable.Default, messages).Read([Declaration(include, metadata)]);

    private NativeProject Good(string include, params (string Name, string Value)[] metadata)
    {
        var projects = Read(include, metadata);
        Assert.True(projects is not null, messages.Text);
        return Assert.Single(projects);
    }
}
