using System.Text.RegularExpressions;
using Native.Sdk.Core.Tests.Support;
using Native.Sdk.Platforms;
using Native.Sdk.Projects;
using Native.Sdk.Toolchains;
using Native.Sdk.Toolchains.C;
using Native.Sdk.Toolchains.Compilers;

namespace Native.Sdk.Core.Tests.Docs;

/// <summary>docs/reference.md says what sdk/ and Core do: no more, no less.</summary>
public sealed partial class ReferenceTests
{
    private static readonly Markdown Reference = Markdown.Read("reference.md");

    public static TheoryData<string, ProjectKind> MetadataTables => new()
    {
        { "All kinds", ProjectKind.All },
        { "Kind C", ProjectKind.C },
        { "Kind Cargo", ProjectKind.Cargo },
        { "Kind CMake", ProjectKind.CMake },
        { "Kind Command", ProjectKind.Command },
    };

    [Theory]
    [MemberData(nameof(MetadataTables))]
    public void MetadataOfAKindAreThoseOfItsTable(string heading, ProjectKind kind) =>
        Assert.Equal(MetadataName.All.Where(pair => pair.Value == kind).Select(pair => pair.Key).Order(), Reference.FirstColumn(heading).Order());

    [Fact]
    public void EveryMetadataIsInOneOfTheTables() => Assert.Empty(
        MetadataName.All.Keys.Except(MetadataTables.SelectMany(row => Reference.FirstColumn((string)row[0]))));

    [Fact]
    public void EveryMetadataHasMeaningDefaultAndExample() => Assert.All(
        MetadataTables.SelectMany(row => Reference.Table((string)row[0])), row =>
        {
            Assert.Equal(4, row.Length);
            Assert.DoesNotContain("", row);
        });

    [Fact]
    public void EveryMetadataInAnExampleExists() => Assert.Empty(
        new[] { Reference, Markdown.Read("errors.md") }.SelectMany(page => Item().Matches(page.Text))
            .Select(match => match.Value)
            .Where(item => !item.Contains("<!-- before -->", StringComparison.Ordinal))
            .SelectMany(item => Attribute().Matches(item).Select(match => match.Groups[1].Value))
            .Except([.. MetadataName.All.Keys, "Include", "Condition"]));

    [Fact]
    public void MetadataOfANativePlatformAreThoseOfItsTable() => Assert.Equal(PlatformMetadata.All, Reference.FirstColumn("NativePlatform"));

    [Fact]
    public void PropertiesAreThoseOfTheTargets() => Assert.Equal(SdkFiles.Properties.Order(), Reference.FirstColumn("Properties").Order());

    [Fact]
    public void TargetsAreThoseOfTheTargets() => Assert.Equal(SdkFiles.Targets.Order(), Reference.FirstColumn("Targets").Order());

    /// <summary>Wherever a page names a property or target, in text, XML or a command line.</summary>
    [Theory]
    [InlineData("reference.md")]
    [InlineData("errors.md")]
    public void EveryPropertyThatAPageNamesExists(string page) => Assert.Empty(
        PropertyName().Matches(Markdown.Read(page).Text).Select(match => match.Groups[1].Value).Distinct()
            .Except(SdkFiles.Properties).Except(SdkFiles.Targets).Except(["NativeProject", "NativePlatform", "NativeLibrary"]));   // the last is a class of .NET

    [Fact]
    public void PlatformsAreThoseOfTheTable()
    {
        var rows = PlatformTable.Default.All.Select(platform =>
        {
            var system = platform.Os == TargetOs.MacOS ? "macOS" : "glibc";
            return (string[])
            [
                $"`{platform.Rid}`", $"`{platform.ZigTarget}`", $"`{platform.RustGnuTarget}`",
                platform.GnuPrefix.Length > 0 ? $"`{platform.GnuPrefix}`" : "", platform.Baseline.Length > 0 ? $"{system} {platform.Baseline}" : "",
            ];
        });

        Assert.Equal(rows, Reference.Table("Platforms"));
    }

    [Fact]
    public void ListsOfPlatformsAreThoseOfTheProperties()
    {
        var listed = Code().Matches(Reference.Body("Platforms")).Select(match => match.Groups[1].Value).Where(word => PlatformTable.Default.Find(word) is not null).ToArray();
        var common = Reference.Table("Properties").Single(row => row[0] == "`NativeCommonRuntimeIdentifiers`")[2].Trim('`');

        Assert.Equal(PlatformTable.Default.All.Select(platform => platform.Rid), listed);
        Assert.Equal(SdkFiles.ValueOf("NativeAllRuntimeIdentifiers").Split(';'), listed);
        Assert.Equal(SdkFiles.ValueOf("NativeCommonRuntimeIdentifiers"), common);
        Assert.Contains(Reference.Table("Properties"), row => row[0] == "`NativeAllRuntimeIdentifiers`" && row[2] == listed.Length.ToString());
    }

    [Fact]
    public void SourceExtensionsAreThoseOfTheDefault() => Assert.Contains(
        Reference.Table("Kind C"), row => row[0] == "`Sources`" && row[2].StartsWith("`" + string.Join(';', NativeProjectReader.SourceExtensions.Select(extension => "**/*" + extension)) + "`", StringComparison.Ordinal));

    [Theory]
    [InlineData("linux-x64", "Debug", DebugSymbols.Embedded, ExportMode.All)]
    [InlineData("linux-x64", "Release", DebugSymbols.Split, ExportMode.Header)]
    [InlineData("linux-x64", "Release", DebugSymbols.None, ExportMode.Annotated)]
    [InlineData("osx-arm64", "Release", DebugSymbols.Split, ExportMode.All)]
    [InlineData("win-x64", "Release", DebugSymbols.Split, ExportMode.All)]
    [InlineData("linux-x64", "Release", DebugSymbols.Split, ExportMode.All, CompilerFamily.Zig)]
    [InlineData("win-arm64", "Release", DebugSymbols.Split, ExportMode.All, CompilerFamily.Zig)]
    [InlineData("osx-arm64", "Debug", DebugSymbols.Embedded, ExportMode.All, CompilerFamily.Zig)]
    public void EveryOptionThatACompilerIsGivenIsDocumented(
        string rid, string configuration, DebugSymbols symbols, ExportMode exports, CompilerFamily family = CompilerFamily.Gnu)
    {
        var documented = Code().Matches(Reference.Body("C and C++")).SelectMany(match => match.Groups[1].Value.Split(' '))
            .Select(option => Variable().Replace(option, "")).ToHashSet();
        var (driver, project) = (Driver(rid, configuration, symbols, family), Project(exports));
        var link = driver.Link(project, new LinkRequest("libx.so", null, HasCpp: true));

        var given = driver.CompileOptions(project, Language.C)
            .Concat(driver.CompileOptions(project, Language.Cpp))
            .Concat(link.BeforeObjects).Concat(link.AfterObjects)
            .Where(option => option.StartsWith('-'))
            .Select(option => Variable().Replace(option, ""))
            .Except(["-fdiagnostics-color=never", "-o"]);

        Assert.Empty(given.Except(documented));
    }

    [Fact]
    public void StandardsAreTheDefaults()
    {
        var rows = Reference.Table("Kind C").ToDictionary(row => row[0].Trim('`'), row => row[2].Trim('`'));
        using var folder = new TestFolder();
        File.WriteAllText(Path.Combine(folder.Path, "x.c"), "");
        var c = new NativeProjectReader(folder.Path, PlatformTable.Default, new MessageRecorder()).Read([new("x.c", new Dictionary<string, IReadOnlyList<string>>())])![0].C!;

        Assert.Equal((c.CStandard, c.CppStandard), (rows["CStandard"], rows["CppStandard"]));
    }

    [Fact]
    public void VariablesOfACommandAreThoseOfItsTable()
    {
        var source = File.ReadAllText(Path.Combine(Repository.Root, "src/Native.Sdk.Core/Toolchains/Command/CommandToolchain.cs"))
            + File.ReadAllText(Path.Combine(Repository.Root, "src/Native.Sdk.Core/Toolchains/Command/CommandStep.cs"));
        var set = CommandVariable().Matches(source).Select(match => match.Groups[1].Value).ToHashSet();

        Assert.Equal(set.Order(), Code().Matches(Reference.Body("Command")).Select(match => match.Groups[1].Value)
            .Where(word => word.StartsWith("NATIVE_", StringComparison.Ordinal)).Distinct().Order());
    }

    private static GnuDriver Driver(string rid, string configuration, DebugSymbols symbols, CompilerFamily family) => new(PlatformTable.Default.Find(rid)!, new BuildSettings
    {
        Configuration = configuration,
        Host = PlatformTable.Default.Find(rid)!,
        Environment = new Dictionary<string, string>(),
        DebugSymbols = symbols,
        SharedFolder = "/x/package",
    }, family);

    private static NativeProject Project(ExportMode exports) => new()
    {
        Include = "x",
        Kind = ProjectKind.C,
        Path = "/x",
        Folder = "/x",
        C = new CSettings { Sources = [], CStandard = "gnu17", CppStandard = "gnu++20", Exports = exports },
    };

    [GeneratedRegex(@"<NativeProject\b[^\n]*(?:\n\s+[A-Z][^\n]*)*")]
    private static partial Regex Item();

    [GeneratedRegex("""\b([A-Z]\w+)=["]""")]
    private static partial Regex Attribute();

    [GeneratedRegex(@"(?<![\w.])(Native[A-Z]\w+|EnableNativeBuild)\b")]
    private static partial Regex PropertyName();

    [GeneratedRegex("(?<!`)`([^`\n]+)`")]
    private static partial Regex Code();

    /// <summary>What differs from project to project.</summary>
    [GeneratedRegex("(?<=[=,])(?:<[^>]*>|/x|libx.so|0x<[^>]*>|0x\\{inputs\\}).*|\\{output\\}|<file>|@rpath/<file>")]
    private static partial Regex Variable();

    [GeneratedRegex("""\["(NATIVE_\w+)"\]""")]
    private static partial Regex CommandVariable();
}
