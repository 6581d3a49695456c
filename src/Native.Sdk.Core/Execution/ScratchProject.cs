using System.Security;
using System.Text.RegularExpressions;

namespace Native.Sdk.Execution;

/// <summary>
/// A project that the SDK writes below <c>obj</c> and has dotnet work on, in a process of its own: with what it says itself
/// and nothing else, least of all what Directory.Build.props and the like of the repository around it bring.
/// </summary>
public static partial class ScratchProject
{
    /// <summary>The text of a project file.</summary>
    /// <param name="properties">Names and values, as a project file has them: see <see cref="Escape"/>.</param>
    /// <param name="items">XML of an ItemGroup.</param>
    /// <param name="objects">Where restore and build put what they make, below the project's folder.</param>
    public static string Text(IEnumerable<KeyValuePair<string, string>> properties, string items, string objects = "obj") => $"""
        <Project>
          <PropertyGroup>
            <ImportDirectoryBuildProps>false</ImportDirectoryBuildProps>
            <ImportDirectoryBuildTargets>false</ImportDirectoryBuildTargets>
            <ImportDirectoryPackagesProps>false</ImportDirectoryPackagesProps>
            <BaseIntermediateOutputPath>{objects}/</BaseIntermediateOutputPath>
          </PropertyGroup>
          <Import Project="Sdk.props" Sdk="Microsoft.NET.Sdk" />
          <PropertyGroup>
            <EnableDefaultItems>false</EnableDefaultItems>
            <NuGetAudit>false</NuGetAudit>
            {string.Join("\n    ", properties.Select(pair => $"<{pair.Key}>{pair.Value}</{pair.Key}>"))}
          </PropertyGroup>
          <ItemGroup>
            {items}
          </ItemGroup>
          <Import Project="Sdk.targets" Sdk="Microsoft.NET.Sdk" />
        </Project>
        """;

    /// <summary>Has dotnet work on a project: no shell, no response file of the repository, no MSBuild process that stays.</summary>
    /// <param name="dotnet">Absolute path.</param>
    /// <param name="verb"><c>restore</c>, <c>msbuild</c>.</param>
    /// <param name="file">The project, absolute.</param>
    /// <param name="folder">Absolute folder from where global.json is looked for.</param>
    /// <param name="environment">The build's variables.</param>
    public static CommandLine Command(string dotnet, string verb, string file, string folder, IReadOnlyDictionary<string, string> environment)
    {
        var variables = ToolEnvironment.Create(environment);
        variables["DOTNET_CLI_UI_LANGUAGE"] = "en";
        variables["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        variables["MSBUILDDISABLENODEREUSE"] = "1";
        return new CommandLine(dotnet, [verb, file, "-noAutoResponse", "-nodeReuse:false", "-maxCpuCount:1", "-nologo", "-tl:off", "-verbosity:quiet"], folder, variables);
    }

    /// <summary>What went wrong, as one sentence with its code, or null if nobody says.</summary>
    public static string? FirstError(ProcessResult result) => result.Output.Concat(result.Error)
        .Select(line => Error().Match(line)).FirstOrDefault(match => match.Success) is { } match ? match.Groups[1].Value.Trim().TrimEnd('.') + "." : null;

    /// <summary>A text as it stands in a project file: XML has characters of its own, and there are those that MSBuild would expand.</summary>
    public static string Escape(string text) =>
        SecurityElement.Escape(text.Replace("%", "%25").Replace("$", "%24").Replace("@", "%40").Replace(";", "%3B"));

    /// <summary>The same for a list, of which the semicolons stay.</summary>
    public static string EscapeList(string list) => string.Join(';', list.Split(';').Select(Escape));

    /// <summary><c>/p/x.csproj : error NU1101: Unable to find package … [/p/x.csproj]</c>; some have no code.</summary>
    [GeneratedRegex(@"\berror (?:: |(?=[A-Z]{2,}\d{4}: ))(.*?)(?: \[[^\[]*proj(::[^\]]*)?\])?$")]
    private static partial Regex Error();
}
