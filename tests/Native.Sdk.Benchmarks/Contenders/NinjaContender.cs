using System.Globalization;
using System.Text;
using Native.Sdk.Benchmarks.Inputs;
using Native.Sdk.Benchmarks.Measuring;

namespace Native.Sdk.Benchmarks.Contenders;

/// <summary>ninja, with dependencies in its own log (<c>deps = gcc</c>), as CMake and meson use it.</summary>
internal sealed class NinjaContender : Contender
{
    private readonly CTree tree;
    private readonly string folder;

    public NinjaContender(CTree tree, RecordedBuild build)
        : base("ninja")
    {
        this.tree = tree;
        folder = Path.Combine(tree.Root, "ninja");
        Write(build);
    }

    /// <summary>Writes build.ninja for these commands, leaving what is built.</summary>
    public void Write(RecordedBuild build)
    {
        var text = new StringBuilder("builddir = ../ninja\n");
        for (var i = 0; i < build.Rules.Count; i++)
        {
            var command = build.Rules[i].Replace("{in}", "$in").Replace("{out}", "$out").Replace("{dep}", "$out.d");
            text.Append(CultureInfo.InvariantCulture, $"rule c{i}\n  command = {command}\n  description = $in\n  deps = gcc\n  depfile = $out.d\n");
        }

        var link = build.Link.Replace("{out}", "$out").Replace("{objects}", "$out.rsp");
        text.Append(CultureInfo.InvariantCulture, $"rule link\n  command = {link}\n  description = $out\n  rspfile = $out.rsp\n  rspfile_content = $in\n");
        foreach (var unit in build.Units)
        {
            text.Append(CultureInfo.InvariantCulture, $"build ../ninja/{unit.Object}: c{unit.Rule} {unit.Source}\n");
        }

        text.Append("build ../ninja/libnative.so: link");
        foreach (var unit in build.Units)
        {
            text.Append(CultureInfo.InvariantCulture, $" ../ninja/{unit.Object}");
        }

        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "build.ninja"), text.Append("\ndefault ../ninja/libnative.so\n").ToString());
    }

    public override void Clean()
    {
        foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos().Where(entry => entry.Name != "build.ninja"))
        {
            if (entry is DirectoryInfo directory)
            {
                directory.Delete(recursive: true);
            }
            else
            {
                entry.Delete();
            }
        }
    }

    public override Sample Build()
    {
        var (sample, output) = new Child("ninja", "-j", Environment.ProcessorCount.ToString(CultureInfo.InvariantCulture), "-f", "../ninja/build.ninja")
            .With("NINJA_STATUS", "[%f] ").In(tree.Native).Run();
        var last = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).LastOrDefault(line => line.StartsWith('['));
        return sample with { Work = last is null ? 0 : int.Parse(last.AsSpan(1, last.IndexOf(']') - 1), CultureInfo.InvariantCulture) };
    }
}
