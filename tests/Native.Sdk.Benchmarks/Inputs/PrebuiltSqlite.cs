using Native.Sdk.Benchmarks.Contenders;

namespace Native.Sdk.Benchmarks.Inputs;

/// <summary>Libraries that somebody else has built for many platforms, in a project that packs them.</summary>
internal static class PrebuiltSqlite
{
    public const string Package = "SQLitePCLRaw.lib.e_sqlite3";
    public const string Version = "2.1.11";

    /// <summary>What its files are called, but for prefix and extension.</summary>
    private const string LibraryName = "e_sqlite3";

    /// <summary>A project with the libraries in <c>artifacts/native</c>, each under several names; restored.</summary>
    /// <exception cref="BenchException">The package could not be restored.</exception>
    public static MSBuildProject CreateProject(BenchContext context, string folder, int copies)
    {
        string[] names = [.. Enumerable.Range(0, copies).Select(i => $"{LibraryName}_{i}")];
        var project = MSBuildProject.Create(
            context, folder, "Prebuilt", $"<Project Sdk=\"Native.Sdk/{MSBuildProject.Version(context.Package)}\">", "net10.0",
            $"{string.Concat(names.Select(name => $"<NativeProject Include=\"native/{name}\" />"))}<PackageDownload Include=\"{Package}\" Version=\"[{Version}]\" />",

            // They need glibc 2.28, which the package's own baseline does not promise.
            "<NativeRuntimeIdentifiers>$(NativeCommonRuntimeIdentifiers)</NativeRuntimeIdentifiers><NativeGlibcBaseline>2.34</NativeGlibcBaseline>");
        project.Dotnet("restore", project.File).Run();
        foreach (var name in names)
        {
            var source = Path.Combine(folder, "native", name, "nothing.c"); // never built, since libraries are there
            Directory.CreateDirectory(Path.GetDirectoryName(source)!);
            File.WriteAllText(source, "int nothing(void) { return 0; }\n");
        }

        foreach (var rid in CommonPlatforms.Rids)
        {
            var target = Directory.CreateDirectory(Path.Combine(folder, "artifacts", "native", rid)).FullName;
            foreach (var library in Directory.GetFiles(Path.Combine(MSBuildProject.PackagesFolder(context.Folder), Package.ToLowerInvariant(), Version, "runtimes", rid, "native")))
            {
                foreach (var name in names)
                {
                    File.Copy(library, Path.Combine(target, Path.GetFileName(library).Replace(LibraryName, name)));
                }
            }
        }

        return project;
    }
}
