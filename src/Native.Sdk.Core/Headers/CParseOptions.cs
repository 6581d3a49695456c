namespace Native.Sdk.Headers;

/// <summary>What to read of a preprocessed header, and for whom.</summary>
public sealed class CParseOptions
{
    /// <summary>The platform that the text was preprocessed for.</summary>
    public CDataModel Model { get; init; } = CDataModel.LinuxX64;

    /// <summary>
    /// Whether a file is one of the project's own: those whose functions count. It is asked once for each file, with the
    /// path that the text's line markers give it, made absolute by <see cref="Folder"/>. All are, by default.
    /// </summary>
    public Func<string, bool> IsOwn { get; init; } = static _ => true;

    /// <summary>
    /// Whether a file can be one of the project's own although the line markers call it a system's (their flag 3). By
    /// default every one can; of a header in <c>/usr/include</c> it tells what is its library's from what is libc's.
    /// </summary>
    public Func<string, bool> IsOwnIfSystem { get; init; } = static _ => true;

    /// <summary>Absolute folder that relative names in line markers start from; null leaves them as they are.</summary>
    public string? Folder { get; init; }

    /// <summary>What the text is until its first line marker.</summary>
    public string File { get; init; } = "";

    /// <summary>Whether functions, variables and macros of other files are listed too.</summary>
    public bool IncludeAll { get; init; }

    /// <summary>Characters that are read; longer texts give a problem and nothing else.</summary>
    public int MaxLength { get; init; } = 128 * 1024 * 1024;
}
