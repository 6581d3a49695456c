namespace Native.Sdk.Bindings;

/// <summary>A file of the bindings.</summary>
/// <param name="Name">File name: <c>sqlite3.g.cs</c>.</param>
/// <param name="Text">All of it, with <c>\n</c>.</param>
public sealed record GeneratedFile(string Name, string Text);
