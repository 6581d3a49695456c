using System.IO.Compression;
using System.Reflection;

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
        }

        var msbuild = typeof(DriverFolder).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "MSBuildFolder").Value!;
        File.Copy(Path.Combine(msbuild, "System.IO.Hashing.dll"), Path.Combine(folder, "System.IO.Hashing.dll"), overwrite: true);
        return Path.Combine(folder, "Native.Sdk.Benchmarks.dll");
    }
}
