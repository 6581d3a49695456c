using System.Globalization;
using System.Text;
using Native.Sdk.Benchmarks.Inputs;

namespace Native.Sdk.Benchmarks.Contenders;

/// <summary>
/// make at its fastest: a rule for each object, as a generator writes them, and none of make's own. Nobody writes this by
/// hand.
/// </summary>
internal sealed class ExplicitMakeContender : MakeContender
{
    private readonly string[] folders;

    public ExplicitMakeContender(CTree tree, RecordedBuild build)
        : base("make with a rule for each object", tree, "make")
    {
        folders = [.. build.Units.Select(unit => Path.GetDirectoryName(Path.Combine(Folder, "objects", unit.Object))!).Distinct()];
        Write(build);
        Clean();
    }

    protected override IEnumerable<string> Options => ["-r", "-R"];

    public override void Clean()
    {
        base.Clean();
        foreach (var directory in folders)
        {
            Directory.CreateDirectory(directory);
        }
    }

    protected override string Makefile(RecordedBuild build)
    {
        var text = new StringBuilder("objects :=");
        foreach (var unit in build.Units)
        {
            text.Append(CultureInfo.InvariantCulture, $" \\\n ../make/objects/{unit.Object}");
        }

        var link = build.Link.Replace("{out}", "$@").Replace("{objects}", "$@.rsp");
        text.Append(CultureInfo.InvariantCulture, $"\n../make/libnative.so: $(objects)\n\t$(file >$@.rsp,$(objects))\n\t{link}\n");
        foreach (var unit in build.Units)
        {
            var command = build.Rules[unit.Rule].Replace("{in}", unit.Source).Replace("{out}", "$@").Replace("{dep}", "$@.d");
            text.Append(CultureInfo.InvariantCulture, $"../make/objects/{unit.Object}: {unit.Source}\n\t{command}\n");
        }

        return text.Append("-include $(objects:.o=.o.d)\n").ToString();
    }
}
