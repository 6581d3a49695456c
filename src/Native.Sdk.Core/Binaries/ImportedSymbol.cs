namespace Native.Sdk.Binaries;

/// <summary>What an import library promises: that a symbol will be found in a DLL.</summary>
/// <param name="Library">The DLL's file name.</param>
/// <param name="Symbol">
/// As objects refer to it, decorated on x86: <c>_f@4</c>. They refer to its address as <c>__imp__f@4</c>.
/// </param>
/// <param name="Name">The name that the DLL exports; null where it is found by <paramref name="Ordinal"/>.</param>
/// <param name="Ordinal">
/// The number by which the DLL exports it; null where it is found by <paramref name="Name"/>.
/// </param>
/// <param name="IsData">Whether it is data, of which only the address (<c>__imp_</c>) can be imported.</param>
public sealed record ImportedSymbol(string Library, string Symbol, string? Name, int? Ordinal, bool IsData);
