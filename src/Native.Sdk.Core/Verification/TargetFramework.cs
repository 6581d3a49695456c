namespace Native.Sdk.Verification;

/// <summary>What a target framework of a package promises about the systems that its users have.</summary>
/// <param name="Name">As folders of packages have it: <c>net8.0</c>, <c>netstandard2.0</c>, <c>net472</c>.</param>
/// <remarks>Source: the supported-os.md of each .NET release (github.com/dotnet/core, release-notes).</remarks>
public sealed record TargetFramework(string Name)
{
    private static readonly Version OldestGlibc = new(2, 17);
    private static readonly Version GlibcOfArm = new(2, 35);

    /// <summary>5 and later; null for .NET Standard, .NET Core and .NET Framework.</summary>
    public Version? Modern { get; } = ReadModern(Name);

    /// <summary>.NET Framework, which runs on Windows only: <c>net472</c>, <c>net48</c>.</summary>
    public bool IsFramework => Modern is null && Name.StartsWith("net", StringComparison.OrdinalIgnoreCase) && Name.Length > 3 && char.IsAsciiDigit(Name[3]);

    /// <summary>
    /// Whether it is for servers and desktops of every system: not .NET Framework (<c>net472</c>), which is Windows' own, nor
    /// what is for one system (<c>net8.0-android</c>, <c>uap10.0</c>).
    /// </summary>
    public bool IsPortable => Modern is not null ? !Name.Contains('-') : Name.StartsWith("netstandard", StringComparison.OrdinalIgnoreCase) || Name.StartsWith("netcoreapp", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// The glibc that packages for it are held to: the newest manylinux policy that all its supported systems fulfil. 2.17
    /// is that of everything before .NET 10, .NET 8's own 2.23 having no policy; 32-bit ARM is younger everywhere.
    /// </summary>
    public Version GlibcPolicy(string cpu) => cpu == "arm" ? GlibcOfArm : Modern >= new Version(10, 0) ? new Version(2, 27) : OldestGlibc;

    /// <summary>The oldest glibc that it supports itself; null if it makes no statement.</summary>
    public Version? SupportedGlibc(string cpu) => Modern is not { Major: >= 8 } ? null : cpu == "arm" ? GlibcOfArm : new Version(2, Modern.Major >= 10 ? 27 : 23);

    /// <summary>The oldest macOS that it supports; null if it makes no statement.</summary>
    public Version? SupportedMacOS => Modern?.Major switch
    {
        8 => new Version(12, 0),
        9 => new Version(13, 0),
        >= 10 => new Version(14, 0),
        _ => null,
    };

    /// <summary><c>net8.0-windows10.0.19041</c> is 8.0; <c>net48</c> and <c>net472</c> have no dot.</summary>
    private static Version? ReadModern(string name)
    {
        var text = name.AsSpan();
        if (!text.StartsWith("net", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var end = text.IndexOf('-');
        return Version.TryParse(text[3..(end < 0 ? text.Length : end)], out var version) && version.Major >= 5 ? version : null;
    }
}
