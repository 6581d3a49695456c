namespace Native.Sdk;

/// <summary>What a native build came to.</summary>
/// <param name="Succeeded">Whether every library is there; if not, why has been reported.</param>
/// <param name="Libraries">The good ones.</param>
/// <param name="ProcessesStarted">How many processes it took.</param>
public sealed record NativeBuildResult(bool Succeeded, IReadOnlyList<NativeLibrary> Libraries, int ProcessesStarted)
{
    /// <summary>Absolute paths of the C# that was made of headers; those of an earlier build where this one failed.</summary>
    public IReadOnlyList<string> Bindings { get; init; } = [];

    /// <summary>Failed before anything was built.</summary>
    public static readonly NativeBuildResult Failure = new(false, [], 0);
}
