using Native.Sdk.Projects;

namespace Native.Sdk.Core.Tests.Projects;

public sealed class CSharpIdentifierTests
{
    [Theory]
    [InlineData("ZstdNative", true)]
    [InlineData("_2d", true)]
    [InlineData("Größe", true)]
    [InlineData("record", true)]
    [InlineData("class", false)]
    [InlineData("2d", false)]
    [InlineData("a-b", false)]
    [InlineData("a.b", false)]
    [InlineData("", false)]
    public void NamesOfTypesAreOnesThatCSharpTakes(string name, bool isValid) => Assert.Equal(isValid, CSharpIdentifier.IsValid(name));

    [Theory]
    [InlineData("Acme.Zstd", "Acme.Zstd")]
    [InlineData("my-app", "my_app")]
    [InlineData("Acme.2d.event", "Acme._2d._event")]
    [InlineData("", "")]
    public void RootNamespaceBecomesOneThatCSharpTakes(string text, string expected) => Assert.Equal(expected, CSharpIdentifier.ToNamespace(text));

    [Theory]
    [InlineData("zstd", "Zstd")]
    [InlineData("source_map-2d", "SourceMap2d")]
    [InlineData("lib.x", "LibX")]
    [InlineData("2d", "_2d")]
    [InlineData("XYZ", "XYZ")]
    public void LibraryNamesBecomeClassNames(string text, string expected) => Assert.Equal(expected, CSharpIdentifier.ToPascalCase(text));
}
