using Native.Sdk.Platforms;

namespace Native.Sdk.Verification;

/// <summary>What .NET makes of the name of a library in DllImport and LibraryImport.</summary>
/// <remarks>
/// As the runtime does it (docs.microsoft.com, Native library loading; dotnet/runtime, nativelibrary.cpp), in the folder of
/// a package's libraries:
/// <code>
/// sm          Windows: sm, sm.dll              Linux: sm.so, libsm.so, sm, libsm
/// sm.dll      Windows: sm.dll                  Linux: sm.dll.so, libsm.dll.so, sm.dll, libsm.dll
/// libsm.so.1  Windows: libsm.so.1[.dll]        Linux: libsm.so.1, liblibsm.so.1, libsm.so.1.so, …
/// </code>
/// </remarks>
public static class LibraryName
{
    /// <summary>
    /// The files that .NET looks for, the first one first. None if the name has a folder: what is found there is not
    /// the package's.
    /// </summary>
    public static IReadOnlyList<string> Candidates(string name, TargetOs os)
    {
        if (name.Length == 0 || name.AsSpan().ContainsAny('/', '\\'))
        {
            return [];
        }

        if (os == TargetOs.Windows)
        {
            return name.EndsWith('.') || EndsWith(name, ".dll") || EndsWith(name, ".exe") ? [name] : [name, name + ".dll"];
        }

        var suffix = os == TargetOs.MacOS ? ".dylib" : ".so";
        return HasSuffix(name, suffix)
            ? [name, "lib" + name, name + suffix, "lib" + name + suffix]
            : [name + suffix, "lib" + name + suffix, name, "lib" + name];
    }

    /// <summary>How file names of an operating system are compared. A macOS volume can be otherwise, but is not as delivered.</summary>
    public static StringComparison Comparison(TargetOs os) =>
        os is TargetOs.Windows or TargetOs.MacOS ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    /// <summary>
    /// What is the same in a library's names on all systems, and in every way to write them: <c>sm</c> of <c>sm.dll</c>,
    /// <c>libsm.so.1</c>, <c>libsm.1.dylib</c> and <c>libsm</c>.
    /// </summary>
    public static string Stem(string name)
    {
        var stem = name;
        if (EndsWith(stem, ".dll"))
        {
            stem = stem[..^4];
        }
        else if (EndsWith(stem, ".dylib"))
        {
            stem = WithoutVersion(stem[..^6]);
        }
        else if (WithoutVersion(stem) is var file && EndsWith(file, ".so"))
        {
            stem = file[..^3];
        }

        return stem.StartsWith("lib", StringComparison.OrdinalIgnoreCase) && stem.Length > 3 ? stem[3..] : stem;
    }

    /// <summary>The first occurrence decides: at the end, or before a version.</summary>
    private static bool HasSuffix(string name, string suffix) =>
        name.IndexOf(suffix, StringComparison.Ordinal) is var at and >= 0
        && (at + suffix.Length == name.Length || name[at + suffix.Length] == '.');

    /// <summary><c>libsm2.so</c> of <c>libsm2.so.1.4</c>.</summary>
    private static string WithoutVersion(string name)
    {
        var end = name.Length;
        while (name.LastIndexOf('.', Math.Max(end - 1, 0)) is var dot and > 0 && dot + 1 < end && !name.AsSpan(dot + 1, end - dot - 1).ContainsAnyExceptInRange('0', '9'))
        {
            end = dot;
        }

        return name[..end];
    }

    private static bool EndsWith(string name, string end) => name.EndsWith(end, StringComparison.OrdinalIgnoreCase);
}
