using System.Globalization;
using System.Text;
using Native.Sdk.Benchmarks.Inputs;
using Native.Sdk.Benchmarks.Measuring;

namespace Native.Sdk.Benchmarks.Contenders;

/// <summary>GNU make, with the compiler's dep files included, without built-in rules.</summary>
internal sealed class MakeContender : Contender
{
    private readonly CTree tree;
    private readonly string folder;
    private readonly string[] folders;

    public MakeContender(CTree tree, RecordedBuild build)
        : base("make")
    {
        this.tree = tree;
        folder = Path.Combine(tree.Root, "make");
        folders = [.. build.Units.Select(unit => Path.GetDirectoryName(Path.Combine(folder, "objects", unit.Object))!).Distinct()];
        Write(build);
        Clean();
    }

    /// <summary>Writes the Makefile for these commands, leaving what is built.</summary>
    public void Write(RecordedBuild build)
    {
        var text = new StringBuilder("objects :=");
        foreach (var unit in build.Units)
        {
            text.Append(CultureInfo.InvariantCulture, $" \\\n ../make/objects/{unit.Object}");
        }

        var link = build.Link.Replace("{out}", "$@").Replace("{objects}", "@$@.rsp");
        text.Append(CultureInfo.InvariantCulture, $"\n../make/libnative.so: $(objects)\n\t$(file >$@.rsp,$(objects))\n\t{link}\n");
        foreach (var unit in build.Units)
        {
            var command = build.Rules[unit.Rule].Replace("{in}", unit.Source).Replace("{out}", "$@").Replace("{dep}", "$@.d");
            text.Append(CultureInfo.InvariantCulture, $"../make/objects/{unit.Object}: {unit.Source}\n\t{command}\n");
        }

        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "Makefile"), text.Append("-include $(objects:.o=.o.d)\n").ToString());
    }

    public override void Clean()
    {
        foreach (var directory in new DirectoryInfo(folder).EnumerateDirectories())
        {
            directory.Delete(recursive: true);
        }

        File.Delete(Path.Combine(folder, "libnative.so"));
        foreach (var directory in folders)
        {
            Directory.CreateDirectory(directory);
        }
    }

    public override Sample Build()
    {
        var (sample, output) = new Child("make", "-r", "-R", "-j", Environment.ProcessorCount.ToString(CultureInfo.InvariantCulture), "-f", "../make/Makefile").In(tree.Native).Run();
        return sample with { Work = output.Split('\n').Count(line => line.Contains(" -o ", StringComparison.Ordinal)) };
    }
}
