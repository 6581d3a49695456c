using Microsoft.Build.Framework;
using Native.Sdk.Verification;

namespace Native.Sdk.Tasks;

/// <summary>From the items that NuGet is going to pack to the content of a package.</summary>
internal static class PackedItems
{
    public static PackageContent Read(string name, ITaskItem[] files, ITaskItem[] outputs)
    {
        var libraries = new List<PackagedLibrary>();
        var assemblies = new List<PackagedAssembly>();
        foreach (var item in files)
        {
            var source = item.GetMetadata("FullPath");
            foreach (var folder in item.GetMetadata("PackagePath").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                var recursive = item.Text("NuGetRecursiveDir") ?? item.GetMetadata("RecursiveDir");
                Add(PackageLayout.TargetOf(folder, recursive, source), source);
            }
        }

        foreach (var item in outputs)
        {
            var source = Path.GetFullPath(item.Text("FinalOutputPath") ?? item.GetMetadata("FullPath"));
            Add($"lib/{item.GetMetadata("TargetFramework")}/{item.Text("TargetPath") ?? Path.GetFileName(source)}", source);
        }

        return new PackageContent { Name = name, Libraries = libraries, Assemblies = assemblies };

        void Add(string path, string source)
        {
            // A file that is not there is NuGet's to report (NU5019), in the words that its users know.
            if (!File.Exists(source))
            {
                return;
            }

            if (PackageLayout.RuntimeIdentifierOf(path) is { } rid)
            {
                libraries.Add(new PackagedLibrary(rid, PackageFile.OnDisk(path, source)));
            }

            if (PackageLayout.TargetFrameworkOf(path) is { } framework)
            {
                assemblies.Add(new PackagedAssembly(framework, PackageFile.OnDisk(path, source)));
            }
        }
    }
}
