namespace Native.Sdk.Verification;

/// <summary>What there is to say of one native file of a package: a line of the table.</summary>
public sealed record LibraryReport
{
    /// <summary>For which platform it is packed.</summary>
    public required string Rid { get; init; }

    /// <summary>File name.</summary>
    public required string File { get; init; }

    /// <summary>In the package.</summary>
    public required string Path { get; init; }

    /// <summary>In bytes.</summary>
    public required long Size { get; init; }

    /// <summary>The format; empty if it cannot be read.</summary>
    public string Format { get; init; } = "";

    /// <summary>The CPUs that it is for.</summary>
    public IReadOnlyList<string> Cpus { get; init; } = [];

    /// <summary>The oldest system that it runs on, in a few words: <c>glibc 2.14</c>, <c>macOS 11.0</c>, <c>UCRT</c>.</summary>
    public string System { get; init; } = "";

    /// <summary>The libraries that it needs, as it names them.</summary>
    public IReadOnlyList<string> Needed { get; init; } = [];

    /// <summary>Of the build, by which its symbols are found: build id, UUID, GUID of the PDB; empty if it has none.</summary>
    public string Identity { get; init; } = "";

    /// <summary>Whether it was held to something: nobody knows what every runtime identifier of the world asks for.</summary>
    public bool IsAudited { get; init; }

    /// <summary>How many names it exports.</summary>
    public int Exports { get; init; }

    /// <summary>How many of them the managed code uses; null if there is none, or it was not asked.</summary>
    public int? UsedExports { get; init; }

    /// <summary>The others.</summary>
    public IReadOnlyList<string> UnusedExports { get; init; } = [];
}
