using System.Globalization;
using System.Text.RegularExpressions;

namespace Native.Sdk.Package.Tests.Support;

/// <summary>
/// Reads what the native build says at normal verbosity. Strict: a line it does not know fails the test, because a count
/// of steps is worth nothing if some go uncounted.
/// </summary>
/// <remarks>
/// <code>
/// native: a.c compiled for linux-x64: first build
/// native: a.c recompiled for linux-x64: /src/a.h changed
/// native: libx.so staged again for linux-x64: its options changed
/// native: native/x -> /obj/native/Debug/linux-x64/stage/libx.so (linux-x64, 15 KB, 0.4 s)
/// native: libx.so for win-x64: prebuilt, /artifacts/native/win-x64/x.dll
/// native: another build is at work in '/obj/native/Debug'; waiting for it to end
/// native: 3 of 6 steps run, 2 processes started, checked in 1.2 ms, 372 ms in all
/// native: Lib 1.0.0, held to net10.0, glibc 2.27
/// native:   linux-x64  libx.so  15 KB  glibc 2.2.5  1 export, 1 used  ok
/// native: 1 library of 0.0 MB verified in 31 ms
/// </code>
/// </remarks>
public sealed partial class NativeLog
{
    /// <summary>How the build speaks of each step, the first time and afterwards.</summary>
    private static readonly (string Imperative, string Done, string Again)[] Verbs =
    [
        ("compile", "compiled", "recompiled"),
        ("preprocess", "preprocessed", "preprocessed again"),
        ("list exports of", "listed", "listed again"),
        ("link", "linked", "relinked"),
        ("build", "built", "rebuilt"),
        ("configure", "configured", "reconfigured"),
        ("inspect", "inspected", "inspected again"),
        ("stage", "staged", "staged again"),
        ("bind", "bound", "bound again"),
        ("prove", "proven", "proven again"),
        ("compare", "compared", "compared again"),
    ];

    /// <summary>Every step that ran, in the order of the log.</summary>
    public List<NativeStep> Steps { get; } = [];

    /// <summary>Every execution of the task that had something to check.</summary>
    public List<NativeRun> Runs { get; } = [];

    /// <summary>File names of libraries that were taken as they are, with their RIDs: <c>x.dll win-x64</c>.</summary>
    public List<string> Prebuilt { get; } = [];

    /// <summary>The tools that were chosen for each platform; of several projects the last one's.</summary>
    public Dictionary<string, string> Chosen { get; } = [];

    /// <summary>Packages that a restore tried to bring of itself.</summary>
    public List<string> Restored { get; } = [];

    /// <summary>Whether the build waited for another one.</summary>
    public bool Waited { get; private set; }

    /// <summary>Reads one line that begins with <c>native: </c>.</summary>
    public void Read(string line)
    {
        if (Summary().Match(line) is { Success: true } summary)
        {
            Runs.Add(new NativeRun(Number(summary, "ran"), Number(summary, "steps"), Number(summary, "processes"), TimeSpan.FromMilliseconds(Number(summary, "duration"))));
        }
        else if (PrebuiltLibrary().Match(line) is { Success: true } prebuilt)
        {
            Prebuilt.Add($"{prebuilt.Groups["file"].Value} {prebuilt.Groups["rid"].Value}");
        }
        else if (line.StartsWith("native: another build is at work in '", StringComparison.Ordinal))
        {
            Waited = true;
        }
        else if (Step().Match(line) is { Success: true } step)
        {
            var done = step.Groups["done"].Value;
            var verb = Verbs.First(verb => verb.Done == done || verb.Again == done);
            Steps.Add(new NativeStep(verb.Imperative, step.Groups["subject"].Value, step.Groups["rid"].Value, step.Groups["reason"].Value, verb.Done == done));
        }
        else if (Restore().Match(line) is { Success: true } restore)
        {
            Restored.Add(restore.Groups["package"].Value);
        }
        else if (Tools().Match(line) is { Success: true } tools)
        {
            Chosen[tools.Groups["rid"].Value] = tools.Groups["tools"].Value;
        }
        else if (!line.StartsWith("native: the bindings ", StringComparison.Ordinal) && !Delivery().IsMatch(line) && !Verification().IsMatch(line))
        {
            Assert.Fail($"The native build said what these tests do not know: {line}");
        }
    }

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^native: (?<ran>\d+) of (?<steps>\d+) steps run, (?<processes>\d+) processes started, checked in [\d.]+ ms, (?<duration>\d+) ms in all$")]
    private static partial Regex Summary();

    [GeneratedRegex(@"^native: (?<file>.+) for (?<rid>[a-z0-9-]+): prebuilt, .+$")]
    private static partial Regex PrebuiltLibrary();

    [GeneratedRegex(@"^native: (?<subject>.+?) (?<done>compiled|recompiled|preprocessed again|preprocessed|listed again|listed|linked|relinked|built|rebuilt|configured|reconfigured|inspected again|inspected|staged again|staged|bound again|bound|proven again|proven|compared again|compared)( for (?<rid>[a-z0-9-]+))?: (?<reason>.+)$")]
    private static partial Regex Step();

    [GeneratedRegex(@"^native: restoring (?<package>\S+) \S+ \(.+\)$")]
    private static partial Regex Restore();

    [GeneratedRegex(@"^native: (?<rid>[a-z0-9]+(-[a-z0-9]+)+): (?<tools>.+)$")]
    private static partial Regex Tools();

    [GeneratedRegex(@"^native: .+ -> .+ \([a-z0-9-]+, [\d.]+ s, \d+ KB(, .+)?\)$")]
    private static partial Regex Delivery();

    [GeneratedRegex(@"^native: (  .+|\S+ \S+, held to .+|\d+ (library|libraries) of [\d.]+ MB verified in \d+ ms)$")]
    private static partial Regex Verification();
}
