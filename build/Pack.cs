using System.Xml.Linq;

namespace Native.Sdk.Build;

/// <summary>The packages of this repository, in artifacts/packages.</summary>
internal static class Pack
{
    /// <summary>Another one for every run, so that no package cache serves yesterday's build.</summary>
    public static string NewVersion() => $"1.0.0-dev.{DateTime.UtcNow:yyyyMMddHHmmss}";

    public static void Run(string version)
    {
        Repository.NewFolder("packages");
        foreach (var project in PackableProjects())
        {
            Command.Dotnet("pack", project, "-c", "Release", $"-p:Version={version}", "--nologo", "-tl:off", "-v:quiet").CaptureOrThrow();
        }

        foreach (var package in Directory.EnumerateFiles(Repository.Packages).Order(StringComparer.Ordinal))
        {
            Console.WriteLine($"{Path.GetRelativePath(Repository.Root, package)}  {Text.Size(new FileInfo(package).Length)}");
        }
    }

    /// <summary>Directory.Build.props says false; what is a package says otherwise in its own file.</summary>
    private static IEnumerable<string> PackableProjects() =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.csproj", SearchOption.AllDirectories)
            .Where(file => XDocument.Load(file).Descendants("IsPackable").Any(element => element.Value.Trim() == "true"))
            .Order(StringComparer.Ordinal);
}
