namespace Native.Sdk.Headers;

/// <summary>A file that line markers name.</summary>
/// <param name="Path">Its path, made absolute where that is possible.</param>
/// <param name="IsOwn">Whether it is one of the project's own.</param>
internal sealed record CSource(string Path, bool IsOwn);
