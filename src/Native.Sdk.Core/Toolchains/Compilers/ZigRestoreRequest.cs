namespace Native.Sdk.Toolchains.Compilers;

/// <summary>What a restore of zig's package has to know of the project that is being restored.</summary>
public sealed record ZigRestoreRequest
{
    /// <summary>Which package.</summary>
    public required ZigPackage Package { get; init; }

    /// <summary>Why the project wants it, in a few words.</summary>
    public required string Need { get; init; }

    /// <summary>Absolute folder of the csproj: nuget.config and global.json are looked for from here.</summary>
    public required string ProjectDirectory { get; init; }

    /// <summary>Absolute folder for what is written, <c>obj/native/zig</c>.</summary>
    public required string Directory { get; init; }

    /// <summary>Absolute path of the dotnet program.</summary>
    public required string Dotnet { get; init; }

    /// <summary>One that the SDK restores without any package: its own, <c>net10.0</c>.</summary>
    public required string TargetFramework { get; init; }

    /// <summary>The build's variables.</summary>
    public required IReadOnlyDictionary<string, string> Environment { get; init; }

    /// <summary>Whether a failure that is remembered counts (<c>dotnet restore --force</c>).</summary>
    public bool IsForced { get; init; }

    /// <summary>Whether no process may be started: an editor wants to know what the project is made of.</summary>
    public bool IsDesignTime { get; init; }

    /// <summary>RestorePackagesPath, absolute; null: where NuGet has its packages.</summary>
    public string? PackagesPath { get; init; }

    /// <summary>NuGet's properties that decide where packages come from, with absolute paths: RestoreSources, RestoreConfigFile …</summary>
    public IReadOnlyDictionary<string, string> Properties { get; init; } = new Dictionary<string, string>();
}
