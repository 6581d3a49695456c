namespace Native.Sdk.Platforms;

/// <summary>The metadata of a NativePlatform. docs/reference.md is checked against it.</summary>
public static class PlatformMetadata
{
#pragma warning disable CS1591 // The names are their own documentation; docs/reference.md has the meaning of each.
    public const string OperatingSystem = "OperatingSystem";
    public const string Cpu = "Cpu";
    public const string CLibrary = "CLibrary";
    public const string ZigTarget = "ZigTarget";
    public const string RustTarget = "RustTarget";
    public const string GnuPrefix = "GnuPrefix";
    public const string Baseline = "Baseline";
#pragma warning restore CS1591

    /// <summary>Every name, in the order of the reference.</summary>
    public static IReadOnlyList<string> All { get; } = [OperatingSystem, Cpu, CLibrary, ZigTarget, RustTarget, GnuPrefix, Baseline];

    /// <summary>Those that a platform needs that is not in the table; the others have defaults.</summary>
    public static IReadOnlyList<string> Required { get; } = [OperatingSystem, Cpu, CLibrary, ZigTarget, RustTarget];
}
