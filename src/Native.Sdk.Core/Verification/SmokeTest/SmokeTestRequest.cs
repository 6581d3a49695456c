namespace Native.Sdk.Verification;

/// <summary>What a smoke test is given.</summary>
public sealed record SmokeTestRequest
{
    /// <summary>Absolute path of the nupkg that was just made; null: there is none.</summary>
    public required string? Package { get; init; }

    /// <summary>How the project builds natively: its compilers build the small programs that load libraries of other platforms.</summary>
    public required NativeBuildRequest Build { get; init; }

    /// <summary>Absolute path of the dotnet program.</summary>
    public required string Dotnet { get; init; }

    /// <summary>One that the SDK builds and runs without any package: its own, <c>net10.0</c>.</summary>
    public required string TargetFramework { get; init; }

    /// <summary>
    /// NuGet's properties that decide where packages come from, with absolute paths (RestoreSources …): the package's
    /// dependencies are had as the project has them.
    /// </summary>
    public IReadOnlyDictionary<string, string> Properties { get; init; } = new Dictionary<string, string>();

    /// <summary>Absolute folders in which this machine has packages.</summary>
    public IReadOnlyList<string> PackageFolders { get; init; } = [];
}
