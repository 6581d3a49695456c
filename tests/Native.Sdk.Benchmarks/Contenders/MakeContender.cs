using System.Globalization;
using Native.Sdk.Benchmarks.Inputs;
using Native.Sdk.Benchmarks.Measuring;

namespace Native.Sdk.Benchmarks.Contenders;

/// <summary>GNU make, with the compiler's dep files included; how its rules are written is a matter of the Makefile.</summary>
internal abstract class MakeContender : Contender
{
    private readonly CTree tree;
    private readonly string folder;

    /// <param name="name">Of the contender.</param>
    /// <param name="tree">The sources.</param>
    /// <param name="folderName">Of the Makefile and all that it makes, beside the sources.</param>
    protected MakeContender(string name, CTree tree, string folderName)
        : base(name)
    {
        this.tree = tree;
        folder = Directory.CreateDirectory(Path.Combine(tree.Root, folderName)).FullName;
    }

    /// <summary>Before the number of jobs.</summary>
    protected virtual IEnumerable<string> Options => [];

    /// <summary>Where all that is made lies.</summary>
    public string Folder => folder;

    /// <summary>Writes the Makefile for these commands, leaving what is built.</summary>
    public void Write(RecordedBuild build) => File.WriteAllText(Path.Combine(folder, "Makefile"), Makefile(build));

    public override void Clean()
    {
        foreach (var directory in new DirectoryInfo(folder).EnumerateDirectories())
        {
            directory.Delete(recursive: true);
        }

        File.Delete(Path.Combine(folder, "libnative.so"));
    }

    public override Sample Build()
    {
        var (sample, output) = new Child("make", [.. Options, "-j", Environment.ProcessorCount.ToString(CultureInfo.InvariantCulture), "-f", $"../{Path.GetFileName(folder)}/Makefile"]).In(tree.Native).Run();
        return sample with { Work = output.Split('\n').Count(line => line.Contains(" -o ", StringComparison.Ordinal)) };
    }

    /// <summary>Its text; it is read in the folder of the sources.</summary>
    protected abstract string Makefile(RecordedBuild build);
}
