using System.IO.Compression;
using System.Reflection;
using Native.Sdk.Benchmarks.Contenders;

namespace Native.Sdk.Benchmarks.Driving;

/// <summary>
/// This program once more, with the assemblies that the tasks really run with: Core as the package has it, compiled ahead
/// of time, and MSBuild's copy of the hashing library.
/// </summary>
internal static class DriverFolder
{
    /// <returns>The program to start.</returns>
    public static string Create(string folder, string package)
    {
        Directory.CreateDirectory(folder);
        var own = AppContext.BaseDirectory;
        foreach (var name in (string[])["Native.Sdk.Benchmarks.dll", "Native.Sdk.Benchmarks.runtimeconfig.json", "System.IO.Hashing.dll", "Native.Sdk.Core.dll"])
        {
            File.Copy(Path.Combine(own, name), Path.Combine(folder, name), overwrite: true);
        }

        using (var archive = ZipFile.OpenRead(package))
        {
            var core = archive.GetEntry("tasks/net10.0/linux-x64/Native.Sdk.Core.dll") ?? archive.GetEntry("tasks/net10.0/Native.Sdk.Core.dll")
                ?? throw new BenchException($"{package} has no Native.Sdk.Core.dll");
            core.ExtractToFile(Path.Combine(folder, "Native.Sdk.Core.dll"), overwrite: true);
            var restored = Path.Combine(Restored(folder), MSBuildProject.Version(package));
            foreach (var entry in archive.Entries.Where(entry => entry.FullName.StartsWith("native/", StringComparison.Ordinal)))
            {
                var file = Path.Combine(restored, entry.FullName);
                Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                entry.ExtractToFile(file, overwrite: true);
            }
        }

        var msbuild = typeof(DriverFolder).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "MSBuildFolder").Value!;
        File.Copy(Path.Combine(msbuild, "System.IO.Hashing.dll"), Path.Combine(folder, "System.IO.Hashing.dll"), overwrite: true);
        return Path.Combine(folder, "Native.Sdk.Benchmarks.dll");
    }

    /// <summary>
    /// The package's folder <c>native</c>, at the very place where restore puts it: it is in command lines, and those of the
    /// driver have to be the task's.
    /// </summary>
    public static string SharedFolder(string folder) =>
        Path.Combine(Directory.GetDirectories(Restored(folder)).Single(), "native");

    private static string Restored(string folder) => Path.Combine(MSBuildProject.PackagesFolder(Path.GetDirectoryName(folder)!), "native.sdk");
}
