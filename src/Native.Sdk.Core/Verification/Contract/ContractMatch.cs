namespace Native.Sdk.Verification;

/// <summary>What a program reaches by a library's name.</summary>
/// <param name="Library">The one that it means; null: none of the package.</param>
/// <param name="Match">Whether it finds it.</param>
internal sealed record ContractMatch(LibraryExports? Library, NameMatch Match);
