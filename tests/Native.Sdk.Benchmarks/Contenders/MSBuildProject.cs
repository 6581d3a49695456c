using System.Globalization;
using System.Text.RegularExpressions;
using Native.Sdk.Benchmarks.Driving;
using Native.Sdk.Benchmarks.Measuring;

namespace Native.Sdk.Benchmarks.Contenders;

/// <summary>A csproj with the packed SDK, for what only a real <c>dotnet build</c> can show.</summary>
internal sealed partial class MSBuildProject(string folder, string name, string packages, string extension = ".csproj")
{
    /// <summary>Those that run in builds and packs.</summary>
    public static IReadOnlyList<string> NativeTasks { get; } =
        ["BuildNativeProjects", "CompareNativeProjects", "FindZigPackage", "GenerateNativeBindings", "GetNativeSources", "VerifyNativePackage", "WritePackageStamp"];

    public string Folder => folder;

    public string File => Path.Combine(folder, name + extension);

    /// <summary>Where all of Native.Sdk's versions lie once they are restored.</summary>
    public string PackageFolder => Path.Combine(packages, "native.sdk") + Path.DirectorySeparatorChar;

    /// <summary>Whether a target is one of the SDK's own.</summary>
    public static bool IsNativeTarget(string target) =>
        target.StartsWith("_Native", StringComparison.Ordinal) || target is "BuildNative" or "GenerateNativeBindings" or "BeforeBuildNative" or "AfterBuildNative" or "BeforePackNative" or "VerifyNative";

    /// <summary>A library that owns what the driver builds in the same folder; restored.</summary>
    public static MSBuildProject Create(BenchContext context, string folder, DriveRequest request, string frameworks = "net10.0")
    {
        var metadata = string.Concat(request.Metadata.Select(pair => $" {pair.Key}=\"{pair.Value}\""));
        var project = Create(context, folder, "Owner", $"<Project Sdk=\"Native.Sdk/{Version(context.Package)}\">", frameworks, $"<NativeProject Include=\"{request.Include}\"{metadata} />");
        project.Dotnet("restore", project.File).Run();
        return project;
    }

    /// <summary>
    /// The same with EnableNativeBuild=false and the same sources, in a folder of its own: one project that is built with and
    /// without in turns would have its library removed and copied again each time.
    /// </summary>
    public static MSBuildProject CreateWithout(BenchContext context, DriveRequest request, string frameworks = "net10.0")
    {
        var folder = request.ProjectDirectory + "-without";
        var project = Create(
            context, folder, "Owner", $"<Project Sdk=\"Native.Sdk/{Version(context.Package)}\">", frameworks,
            $"<NativeProject Include=\"{request.Include}\" />", "<EnableNativeBuild>false</EnableNativeBuild>");
        var sources = Path.Combine(folder, request.Include);
        if (!Directory.Exists(sources))
        {
            Directory.CreateSymbolicLink(sources, Path.Combine(request.ProjectDirectory, request.Include));
        }

        project.Dotnet("restore", project.File).Run();
        return project;
    }

    /// <summary>Any project, and beside it what keeps the repository out and the package under test in.</summary>
    public static MSBuildProject Create(BenchContext context, string folder, string name, string head, string frameworks, string items, string properties = "")
    {
        Directory.CreateDirectory(folder);
        foreach (var neutral in (string[])["Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props"])
        {
            System.IO.File.WriteAllText(Path.Combine(context.Folder, neutral), "<Project />\n");
        }

        System.IO.File.WriteAllText(Path.Combine(context.Folder, "nuget.config"),
            $"<configuration><packageSources><add key=\"package-under-test\" value=\"{Path.GetDirectoryName(context.Package)}\" /></packageSources></configuration>\n");
        System.IO.File.WriteAllText(Path.Combine(folder, name + ".csproj"), $"""
            {head}
              <PropertyGroup>
                <TargetFramework{(frameworks.Contains(';') ? "s" : "")}>{frameworks}</TargetFramework{(frameworks.Contains(';') ? "s" : "")}>
                <NativeMuslFallback>accept</NativeMuslFallback>
                <NuGetAudit>false</NuGetAudit>
                <!-- What other engines built would be items of the project. -->
                <DefaultItemExcludes>$(DefaultItemExcludes);ninja/**;make/**;make-pattern/**</DefaultItemExcludes>
                {properties}
              </PropertyGroup>
              <ItemGroup>
                {items}
              </ItemGroup>
            </Project>
            """);
        return new MSBuildProject(folder, name, PackagesFolder(context.Folder));
    }

    /// <summary>Of a nupkg of Native.Sdk, by its name.</summary>
    public static string Version(string package) => Path.GetFileNameWithoutExtension(package)["Native.Sdk.".Length..];

    /// <summary>Where all projects of a run restore to.</summary>
    /// <param name="folder">Of the run.</param>
    public static string PackagesFolder(string folder) => Path.Combine(folder, "packages");

    public Child Dotnet(params IEnumerable<string> arguments) => new Child("dotnet", arguments).In(folder).With("NUGET_PACKAGES", packages);

    /// <summary>dotnet build, with MSBuild's own account of where the time went.</summary>
    public (Sample Sample, string Summary) Build(params IEnumerable<string> options)
    {
        var (sample, output) = Dotnet(["build", File, "--no-restore", "-nologo", "-tl:off", "-v:normal", "-clp:PerformanceSummary", .. options]).Run();
        return (sample, output);
    }

    /// <summary>Only the task's share of a <c>dotnet build</c>.</summary>
    public Sample BuildTask()
    {
        var (_, summary) = Build();
        return new Sample(TaskTime(summary, "BuildNativeProjects"), NativeLine().Match(summary) is { Success: true } line ? int.Parse(line.Groups[1].ValueSpan, CultureInfo.InvariantCulture) : null);
    }

    /// <summary>Milliseconds that MSBuild counted for a task, all its calls together.</summary>
    public static double TaskTime(string summary, string task) => Times(summary, "Task Performance Summary:").Where(line => line.Name == task).Sum(line => line.Milliseconds);

    /// <summary>A part of the summary, line by line.</summary>
    /// <remarks><c>       23 ms  BuildNativeProjects                        1 calls</c></remarks>
    public static IEnumerable<(string Name, double Milliseconds, int Calls)> Times(string summary, string part)
    {
        var start = summary.IndexOf(part, StringComparison.Ordinal);
        if (start < 0)
        {
            throw new BenchException($"MSBuild printed no '{part}':\n{summary}");
        }

        foreach (var line in summary[(start + part.Length)..].Split('\n').Skip(1))
        {
            if (SummaryLine().Match(line) is not { Success: true } match)
            {
                yield break;
            }

            yield return (match.Groups["name"].Value, double.Parse(match.Groups["ms"].ValueSpan, CultureInfo.InvariantCulture), int.Parse(match.Groups["calls"].ValueSpan, CultureInfo.InvariantCulture));
        }
    }

    [GeneratedRegex(@"^\s*(?<ms>\d+) ms\s+(?<name>.+?)\s+(?<calls>\d+) calls\s*$")]
    private static partial Regex SummaryLine();

    [GeneratedRegex(@"native: \d+ of \d+ steps run, (\d+) processes started")]
    private static partial Regex NativeLine();
}
