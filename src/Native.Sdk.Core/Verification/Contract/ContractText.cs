namespace Native.Sdk.Verification;

/// <summary>How findings of the contract speak of callers and libraries.</summary>
internal static class ContractText
{
    /// <summary><c>'Ns.Native.Free' and 2 more of Sm.dll (net8.0, net472)</c>.</summary>
    internal static string Callers(IEnumerable<ContractCall> calls)
    {
        var methods = calls.Select(call => call.Import.Method).Distinct(StringComparer.Ordinal).ToArray();
        return $"'{methods[0]}'{(methods.Length > 1 ? $" and {methods.Length - 1} more" : "")} of {Assemblies(calls)}";
    }

    /// <summary><c>Sm.dll (net8.0, net472) and Sm.Extra.dll (net8.0)</c>.</summary>
    internal static string Assemblies(IEnumerable<ContractCall> calls) => Grouped(
        calls.Select(call => (call.Assembly.File.Name, call.Assembly.TargetFramework)));

    /// <summary><c>libsm.so (linux-x64, linux-arm64) and sm.dll (win-x64)</c>.</summary>
    internal static string Libraries(IEnumerable<LibraryExports> libraries) => Grouped(
        libraries.Select(library => (library.Library.Name, library.Library.Rid)));

    /// <summary><c>a, b, c and 7 more</c>.</summary>
    internal static string Some(IReadOnlyCollection<string> names, int most) => names.Count <= most
        ? string.Join(", ", names)
        : $"{string.Join(", ", names.Take(most))} and {names.Count - most} more";

    private static string Grouped(IEnumerable<(string Name, string Detail)> pairs)
    {
        var groups = pairs.Distinct().GroupBy(pair => pair.Name, pair => pair.Detail, StringComparer.Ordinal)
            .Select(group => string.Join(", ", group.Where(detail => detail.Length > 0)) is { Length: > 0 } details ? $"{group.Key} ({details})" : group.Key)
            .ToArray();
        return groups.Length < 2 ? string.Concat(groups) : $"{string.Join(", ", groups[..^1])} and {groups[^1]}";
    }
}
