using Native.Sdk.Bindings;
using Native.Sdk.Execution;
using Native.Sdk.Platforms;
using Native.Sdk.Projects;

namespace Native.Sdk.Toolchains.Bindings;

/// <summary>The bindings of one class: an item with its headers, or several that are one library on different platforms.</summary>
internal sealed class BindingUnit
{
    /// <summary>What the items agree in; the first item.</summary>
    public required NativeProject Project { get; init; }

    /// <summary>How they are made.</summary>
    public required BindingSettings Settings { get; init; }

    /// <summary>Absolute folder of all that is generated.</summary>
    public required string Folder { get; init; }

    /// <summary>Absolute paths of the headers; one that cbindgen makes is the first.</summary>
    public required IReadOnlyList<string> Headers { get; init; }

    /// <summary>Absolute paths of the C# files, one for each header.</summary>
    public required IReadOnlyList<string> Files { get; init; }

    /// <summary>The platforms whose view of the headers counts, the leading one first, each with the item that is for it.</summary>
    public required IReadOnlyList<BindingPlatform> Platforms { get; init; }

    /// <summary>What cbindgen has to do with it; null: nothing.</summary>
    public CbindgenPlan? Cbindgen { get; set; }

    /// <summary>The steps that must be good.</summary>
    public List<Step> Goals { get; } = [];

    /// <summary>Full name of the class: what messages call the bindings, and their folder's name.</summary>
    public string FullName => Settings.Namespace.Length == 0 ? Settings.ClassName : Settings.Namespace + "." + Settings.ClassName;

    /// <summary>Whether the header gets the friendly layer.</summary>
    public bool IsFriendly(string header) =>
        Project.Bindings!.FriendlyHeaders is not { } chosen || chosen.Contains(header) || chosen.Contains(Path.GetFileName(header));

    /// <summary>Where the proof for a platform is written.</summary>
    public string ProofOf(Platform platform) => Path.Combine(Folder, "proofs", platform.Rid + ".c");

    /// <summary>Where the bindings of a class lie.</summary>
    public static string FolderOf(BuildDirectory directory, string fullName) => Path.Combine(directory.Bindings, fullName);
}
