using System.Globalization;
using System.Text.RegularExpressions;
using Native.Sdk.Fuzz.Actions;
using Native.Sdk.Fuzz.Engine;
using Native.Sdk.Fuzz.Oracles;

namespace Native.Sdk.Fuzz.Kinds;

/// <summary>A kind of project: a tree to begin with, what can be done to it, and who knows what that means.</summary>
public abstract partial class Kind
{
    /// <summary>All of them, by the word on the command line.</summary>
    public static IReadOnlyDictionary<string, Func<Kind>> All { get; } = new Dictionary<string, Func<Kind>>(StringComparer.Ordinal)
    {
        ["c"] = () => new CKind(isCpp: false),
        ["cpp"] = () => new CKind(isCpp: true),
        ["zig"] = () => new ZigKind(isCpp: false),
        ["zig-cpp"] = () => new ZigKind(isCpp: true),
        ["rust"] = () => new CargoKind(),
        ["cmake"] = () => new CMakeKind(),
        ["command"] = () => new CommandKind(),
    };

    /// <summary>Programs without which there is nothing to do.</summary>
    public abstract IReadOnlyList<string> Tools { get; }

    /// <summary>Writes the first files and says how they are built.</summary>
    public abstract Scene Create(string folder, SourceFiles files);

    /// <summary>Who knows which steps have to run.</summary>
    public abstract IOracle Oracle { get; }

    /// <summary>What can be done to projects of this kind only.</summary>
    public abstract IEnumerable<ActionKind> Actions { get; }

    /// <summary>Whether a file of the build folder is compared with the clean build's: libraries at least.</summary>
    public virtual bool IsCompared(Scene scene, string name) =>
        scene.Rids.Any(rid => name.StartsWith(rid + "/", StringComparison.Ordinal)) && (name.Contains("/stage/", StringComparison.Ordinal) || name.Contains("/built/", StringComparison.Ordinal));

    /// <summary>Whether such a file has the same bytes whenever it is made of the same. Where it has not, it must be there all the same.</summary>
    public virtual bool IsReproducible(Scene scene, string name) => true;

    /// <summary>How long a build takes at most, usually: within it builds are killed.</summary>
    public virtual int BuildTime => 450;

    /// <summary>How much room a build needs at most, usually: within it disks are full.</summary>
    public virtual int Room => 28 * 1024;

    /// <summary>Whether a file of the build folder is what a step remembers for itself: without it steps may run that need not.</summary>
    public virtual bool IsMemory(string name) => false;

    /// <summary>Whether a file of the build folder only saves a step work: nothing has to happen where it is lost or damaged, and nothing may go wrong.</summary>
    public virtual bool IsExpendable(string name) => false;

    /// <summary>Whether a step that a good build of the scene does not have is no more, by its key: nothing is remembered of it.</summary>
    public virtual bool IsPlannedWhole(Scene scene, string key) => scene.Rids.Any(rid => key.StartsWith(rid + " ", StringComparison.Ordinal));

    /// <summary>Files that are edited at random.</summary>
    public virtual bool IsEdited(string name) => true;

    /// <summary>Whether the build itself writes it, among the sources: then nobody can tell an edit at the same moment from that.</summary>
    public virtual bool IsWritten(string name) => false;

    /// <summary>Whether a project without it makes sense, be it that it cannot be built.</summary>
    public abstract bool IsRemovable(Scene scene, string name);

    /// <summary>Another name for a file, or null if it has to have its own.</summary>
    public virtual string? NewName(string name, Random random) => null;

    /// <summary>The text with something else in it that leaves it valid.</summary>
    /// <param name="name">The file.</param>
    /// <param name="text">Its text.</param>
    /// <param name="sameSize">Whether the size must stay.</param>
    /// <param name="random">Decides.</param>
    public virtual string? Mutate(string name, string text, bool sameSize, Random random)
    {
        // Most files have a two-digit number that decides a result, marked so that it is found without understanding them.
        var place = Marker().Match(text);
        if (!place.Success || (!sameSize && random.Next(3) == 0))
        {
            return sameSize ? null : text + $"{Comment(name)} {random.Next(1000)}\n";
        }

        var number = (int.Parse(place.Value, CultureInfo.InvariantCulture) - 10 + random.Next(1, 90)) % 90 + 10;
        return text[..place.Index] + number.ToString(CultureInfo.InvariantCulture) + text[(place.Index + 2)..];
    }

    /// <summary>What begins a comment.</summary>
    protected virtual string Comment(string name) => Path.GetExtension(name) is ".txt" or ".sh" or ".toml" || name.EndsWith("compiler", StringComparison.Ordinal) ? "#" : "//";

    /// <summary>The number in <c>20/*n*/</c>, and in <c>NUMBER=20)#n</c> where comments are others.</summary>
    [GeneratedRegex(@"\d\d(?=/\*n\*/|\)? ?#n)")]
    private static partial Regex Marker();
}
