namespace Native.Sdk.Core.Tests.Bindings;

/// <summary>A function as clang sees it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Parameters">Types of its parameters, as C writes them.</param>
/// <param name="IsVariadic">Whether it takes more.</param>
/// <param name="IsInline">Whether no library can be asked for it: static, or with a body.</param>
internal sealed record ClangSignature(string Name, IReadOnlyList<string> Parameters, bool IsVariadic, bool IsInline);
