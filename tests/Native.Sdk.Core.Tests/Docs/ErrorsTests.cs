using System.Net;
using System.Text.RegularExpressions;
using Native.Sdk.Diagnostics;

namespace Native.Sdk.Core.Tests.Docs;

/// <summary>
/// The form of docs/errors.md, and the codes that targets give themselves. (That each code has a section, and each
/// section a code, is a test of the catalogue.)
/// </summary>
public sealed partial class ErrorsTests
{
    private static readonly Markdown Errors = Markdown.Read("errors.md");

    private static readonly IReadOnlyDictionary<string, Diagnostic> Catalogue = Catalog.All.ToDictionary(diagnostic => diagnostic.Code);

    private static IEnumerable<(string Heading, string Body)> CodeSections => Errors.Sections.Where(section => section.Heading.StartsWith("NSDK", StringComparison.Ordinal));

    [Fact]
    public void SectionsAreInOrderAndHaveATitle()
    {
        var headings = CodeSections.Select(section => section.Heading).ToArray();

        Assert.Equal(headings.Order(StringComparer.Ordinal), headings);
        Assert.Equal(headings.Length, headings.Select(heading => heading[..8]).Distinct().Count());
        Assert.All(headings, heading => Assert.Matches(Title(), heading));
    }

    [Fact]
    public void SectionSaysWhetherItIsAnErrorAWarningOrAMessage() => Assert.All(CodeSections, section =>
    {
        var level = Catalogue[section.Heading[..8]].Level switch
        {
            MessageLevel.Error => "Error. ",
            MessageLevel.Warning => "Warning. ",
            _ => "Message. ",
        };
        Assert.StartsWith("\n" + level, section.Body);
    });

    [Fact]
    public void SectionHasCauseSolutionAndExample() => Assert.All(CodeSections, section =>
        Assert.Matches(Form(), section.Body));

    /// <summary>A target cannot ask the catalogue, so its text stands twice.</summary>
    [Fact]
    public void TargetsSayWhatTheCatalogueSays()
    {
        Assert.NotEmpty(SdkFiles.Diagnostics);
        Assert.All(SdkFiles.Diagnostics, said =>
        {
            var template = Catalogue[said.Code].Template;
            var pattern = "^" + Placeholder().Replace(Regex.Escape(template), ".+") + "$";
            Assert.Matches(pattern, WebUtility.HtmlDecode(said.Text).Replace("%28", "(").Replace("%29", ")"));
        });
    }

    [Theory]
    [InlineData("reference.md")]
    [InlineData("errors.md")]
    public void CodesThatAPageNamesExist(string page) => Assert.Empty(
        CodeName().Matches(Markdown.Read(page).Text).Select(match => match.Value).Except(Catalogue.Keys));

    [Theory]
    [InlineData("reference.md")]
    [InlineData("errors.md")]
    public void LinksLeadSomewhere(string name)
    {
        var page = Markdown.Read(name);

        Assert.DoesNotContain(page.Links, link =>
        {
            var parts = link.Split('#');
            var target = parts[0].Length == 0 ? page : Markdown.Read(parts[0]);
            return parts.Length > 1 && !target.Anchors.Contains(parts[1]);
        });
    }

    [GeneratedRegex(@"^NSDK\d{4}: \S.*[^.]$")]
    private static partial Regex Title();

    [GeneratedRegex(@"\n\*\*Cause\.\*\* .*\n\*\*Solution\.\*\* .*\n```\w*\n.*\n```\n*$", RegexOptions.Singleline)]
    private static partial Regex Form();

    [GeneratedRegex(@"\\\{\d+}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"NSDK\d{4}\b")]
    private static partial Regex CodeName();
}
