using System.Runtime.InteropServices;
using Native.Sdk.Binaries;
using Native.Sdk.Platforms;

namespace Native.Sdk.Verification;

/// <summary>A library, and how .NET finds functions in it.</summary>
/// <remarks>
/// As the runtime does it (dotnet/runtime, FindEntryPoint):
/// <code>
/// Unix                         the name, as it is
/// Windows, exact               name
/// Windows, ANSI (the default)  name, nameA
/// Windows, Unicode, Auto       nameW, name
/// win-x86, stdcall, winapi     for each of these also _name@8, 8 being the bytes of the arguments
/// </code>
/// </remarks>
internal sealed class LibraryExports
{
    private readonly HashSet<string> names;
    private readonly HashSet<string> used = new(StringComparer.Ordinal);
    private readonly SortedSet<string> entryPoints = new(StringComparer.Ordinal);
    private readonly Lazy<ILookup<string, (MangledName Name, string Export)>> mangled;
    private readonly Lazy<ILookup<string, string>> decorated;

    internal LibraryExports(InspectedLibrary library)
    {
        Library = library;
        Os = OsOf(library);
        names = new HashSet<string>(library.Library.Exports, StringComparer.Ordinal);
        mangled = new(() => library.Library.Exports
            .Select(export => (Name: MangledName.TryRead(export, out var name) ? name : null, Export: export))
            .Where(pair => pair.Name is not null).ToLookup(pair => pair.Name!.Identifier, pair => (pair.Name!, pair.Export), StringComparer.Ordinal));
        decorated = new(() => (Os == TargetOs.Windows && library.Library.Cpus.Contains("x86") ? library.Library.Exports : [])
            .Where(export => Undecorate(export) is not null).ToLookup(export => Undecorate(export)!, StringComparer.Ordinal));
    }

    /// <summary>Which library.</summary>
    internal InspectedLibrary Library { get; }

    /// <summary>For which operating system it is packed; where nobody knows the platform, by its format.</summary>
    internal TargetOs Os { get; }

    /// <summary>What .NET would call if it is asked for the import in this library; null: nothing.</summary>
    internal string? Find(ManagedImport import)
    {
        if (Os != TargetOs.Windows || IsOrdinal(import.EntryPoint))
        {
            return names.Contains(import.EntryPoint) || (Os == TargetOs.Windows && IsOrdinal(import.EntryPoint)) ? import.EntryPoint : null;
        }

        var (plain, isStdCall) = (import.EntryPoint, import.CallingConvention is CallingConvention.Winapi or CallingConvention.StdCall);
        return import switch
        {
            { IsExactSpelling: true } => Find(plain, isStdCall),
            { CharSet: CharSet.Unicode or CharSet.Auto } => Find(plain + "W", isStdCall) ?? Find(plain, isStdCall),
            _ => Find(plain, isStdCall) ?? Find(plain + "A", isStdCall),
        };
    }

    /// <summary>Remembers that a program looks for this.</summary>
    internal void Use(string name)
    {
        if (!IsOrdinal(name))
        {
            entryPoints.Add(name);
        }

        if (names.Contains(name))
        {
            used.Add(name);
        }
    }

    /// <summary>Names of the function as C++ and Rust write them.</summary>
    internal IEnumerable<(MangledName Name, string Export)> FindMangled(string function) => mangled.Value[function];

    /// <summary>On win-x86: the function's name with its calling convention.</summary>
    internal string? FindDecorated(string function) => decorated.Value[function].FirstOrDefault();

    /// <summary>The exports of about the same length: with the others no comparison is worth its time.</summary>
    internal IEnumerable<string> Near(string function) => Library.Library.Exports
        .Where(export => Math.Abs(export.Length - function.Length) <= Math.Max(2, function.Length / 3));

    /// <summary>What came of it.</summary>
    internal ContractLibrary ToResult() =>
        new(Library, [.. entryPoints], [.. names.Where(name => !used.Contains(name)).Order(StringComparer.Ordinal)]);

    /// <summary><c>#12</c>: the twelfth. It says nothing about which function that is, so it cannot be checked.</summary>
    internal static bool IsOrdinal(string entryPoint) => entryPoint.StartsWith('#');

    private string? Find(string name, bool isStdCall) =>
        names.Contains(name) ? name
        : isStdCall ? decorated.Value[name].FirstOrDefault(export => export[0] == '_')
        : null;

    /// <summary><c>name</c> of <c>_name@8</c> (stdcall) and <c>@name@8</c> (fastcall).</summary>
    private static string? Undecorate(string export)
    {
        var at = export.LastIndexOf('@');
        return at > 1 && export[0] is '_' or '@' && at + 1 < export.Length && !export.AsSpan(at + 1).ContainsAnyExceptInRange('0', '9') ? export[1..at] : null;
    }

    private static TargetOs OsOf(InspectedLibrary library) => library.Platform?.Os ?? library.Library.Format switch
    {
        BinaryFormat.Pe => TargetOs.Windows,
        BinaryFormat.MachO => TargetOs.MacOS,
        _ => TargetOs.Linux,
    };
}
