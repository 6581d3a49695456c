using Native.Sdk.Platforms;

namespace Native.Sdk.Verification;

/// <summary>A set of operating systems.</summary>
public readonly record struct TargetSystems
{
    private readonly int bits;

    private TargetSystems(int bits) => this.bits = bits;

    /// <summary>None of those for which the SDK builds.</summary>
    public static TargetSystems None => default;

    /// <summary>All of them.</summary>
    public static TargetSystems All { get; } = Every();

    /// <summary>One.</summary>
    public static TargetSystems Of(TargetOs os) => new(1 << (int)os);

    /// <summary>
    /// The one that .NET's attributes and target frameworks call so, with a version or without: <c>windows10.0.19041</c>,
    /// <c>macos</c>. None for <c>ios</c>, <c>browser</c> and everything else that runs no library of the SDK.
    /// </summary>
    public static TargetSystems Named(string name) => name.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '.').ToLowerInvariant() switch
    {
        "windows" => Of(TargetOs.Windows),
        "linux" => Of(TargetOs.Linux),
        "macos" or "osx" => Of(TargetOs.MacOS),
        "freebsd" => Of(TargetOs.FreeBsd),
        "unix" => ~Of(TargetOs.Windows),    // .NET's own assemblies, and who builds as they do
        _ => None,
    };

    /// <summary>Whether this one is among them.</summary>
    public bool Contains(TargetOs os) => (bits & (1 << (int)os)) != 0;

    /// <summary>What is in one or the other.</summary>
    public static TargetSystems operator |(TargetSystems a, TargetSystems b) => new(a.bits | b.bits);

    /// <summary>What is in both.</summary>
    public static TargetSystems operator &(TargetSystems a, TargetSystems b) => new(a.bits & b.bits);

    /// <summary>All others.</summary>
    public static TargetSystems operator ~(TargetSystems a) => new(All.bits & ~a.bits);

    /// <summary><c>Linux, MacOS</c>.</summary>
    public override string ToString() => string.Join(", ", Enum.GetValues<TargetOs>().Where(Contains));

    private static TargetSystems Every()
    {
        var all = None;
        foreach (var os in Enum.GetValues<TargetOs>())
        {
            all |= Of(os);
        }

        return all;
    }
}
