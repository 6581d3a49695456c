using System.Diagnostics.CodeAnalysis;

namespace Native.Sdk.Verification;

/// <summary>
/// The function's own name inside the name that a C++ or Rust compiler gave it. Not a demangler: types are not read, and
/// templates are not functions that C could call.
/// </summary>
/// <param name="Language">Whose rules it follows.</param>
/// <param name="Identifier">As it stands in the source, without its scope.</param>
/// <param name="IsGlobal">C++, outside of every namespace and class: what a C header declares without <c>extern "C"</c>.</param>
/// <remarks>
/// Itanium C++ ABI 5.1; Microsoft's as its compilers and clang write it; Rust: RFC 2603 (v0) and what came before it.
/// <code>
/// _Z7sm_freePv                        sm_free(void*)
/// _ZN2sm4openEPKc                     sm::open(const char*)
/// ?sm_free@@YAXPEAX@Z                 sm_free(void*)
/// ?open@sm@@YAHPEBD@Z                 sm::open(const char*)
/// _ZN2sm7sm_free17h0123456789abcdefE  sm::sm_free, Rust
/// _RNvCs4fqI2P2rA04_2sm7sm_free       sm::sm_free, Rust v0
/// </code>
/// </remarks>
public sealed record MangledName(MangledLanguage Language, string Identifier, bool IsGlobal)
{
    /// <summary>Reads an exported name, without the underscore of Mach-O in front. False: it is no function's, or not mangled.</summary>
    public static bool TryRead(string export, [NotNullWhen(true)] out MangledName? name)
    {
        name = export.StartsWith("_Z", StringComparison.Ordinal) ? ReadItanium(export)
            : export.StartsWith("_RNv", StringComparison.Ordinal) ? ReadRust(export)
            : export.StartsWith('?') ? ReadMicrosoft(export)
            : null;
        return name is not null;
    }

    private static MangledName? ReadItanium(string text)
    {
        var at = 2;
        if (text.AsSpan(at).StartsWith("St"))
        {
            at += 2;
            return ReadSourceName(text, ref at) is { } ofStd && At(text, at) != 'I' ? new MangledName(MangledLanguage.Cpp, ofStd, false) : null;
        }

        if (At(text, at) != 'N')
        {
            at += At(text, at) == 'L' ? 1 : 0;    // internal linkage
            return ReadSourceName(text, ref at) is { } global && At(text, at) != 'I' ? new MangledName(MangledLanguage.Cpp, global, true) : null;
        }

        string? last = null, before = null;
        for (at++; At(text, at) is not ('E' or '\0');)
        {
            if (char.IsAsciiDigit(text[at]))
            {
                (before, last) = (last, ReadSourceName(text, ref at));
                if (last is null)
                {
                    return null;
                }
            }
            else if (text[at] == 'S')   // a substitution: St, Sa, S_, S0_, S1Z_
            {
                for (at += 2; char.IsAsciiDigit(At(text, at - 1)) || char.IsAsciiLetterUpper(At(text, at - 1)); at++)
                {
                }
            }
            else if (text[at] is 'r' or 'V' or 'K' or 'R' or 'O' or 'L')    // qualifiers of members
            {
                at++;
            }
            else
            {
                return null;    // a constructor, an operator, a template
            }
        }

        return At(text, at) != 'E' ? null
            : IsRustHash(last) && before is not null ? new MangledName(MangledLanguage.Rust, before, false)
            : last is not null ? new MangledName(MangledLanguage.Cpp, last, false)
            : null;
    }

    /// <summary>A path of values and modules in a crate: N + namespace for each part, the crate, then the parts.</summary>
    private static MangledName? ReadRust(string text)
    {
        var at = 2;
        var parts = 0;
        for (; At(text, at) == 'N' && char.IsAsciiLetter(At(text, at + 1)); at += 2)
        {
            parts++;
        }

        if (At(text, at++) != 'C' || ReadRustIdentifier(text, ref at) is null)
        {
            return null;
        }

        string? last = null;
        for (var i = 0; i < parts; i++)
        {
            last = ReadRustIdentifier(text, ref at);
            if (last is null)
            {
                return null;
            }
        }

        return last is null ? null : new MangledName(MangledLanguage.Rust, last, false);
    }

    /// <summary>[s disambiguator _] [u for Punycode] length [_] bytes.</summary>
    private static string? ReadRustIdentifier(string text, ref int at)
    {
        if (At(text, at) == 's')
        {
            at = text.IndexOf('_', at) + 1;
            if (at == 0)
            {
                return null;
            }
        }

        if (At(text, at) == 'u')
        {
            at++;
        }

        if (!ReadLength(text, ref at, out var length))
        {
            return null;
        }

        at += At(text, at) == '_' ? 1 : 0;
        return Take(text, ref at, length);
    }

    /// <summary><c>?name@scope@scope@@</c>, then what it is: a letter for functions, a digit for data.</summary>
    private static MangledName? ReadMicrosoft(string text)
    {
        var end = text.IndexOf('@');
        var scopeEnd = end < 0 ? -1 : text.IndexOf("@@", end, StringComparison.Ordinal);
        return end > 1 && scopeEnd >= end && text[1] != '?' && char.IsAsciiLetter(At(text, scopeEnd + 2))
            ? new MangledName(MangledLanguage.Cpp, text[1..end], scopeEnd == end)
            : null;
    }

    private static string? ReadSourceName(string text, ref int at) => ReadLength(text, ref at, out var length) ? Take(text, ref at, length) : null;

    private static bool ReadLength(string text, ref int at, out int length)
    {
        var start = at;
        for (length = 0; char.IsAsciiDigit(At(text, at)) && length < text.Length; at++)
        {
            length = (length * 10) + (text[at] - '0');
        }

        return at > start;
    }

    private static string? Take(string text, ref int at, int length)
    {
        if (length == 0 || length > text.Length - at)
        {
            return null;
        }

        at += length;
        return text[(at - length)..at];
    }

    private static bool IsRustHash(string? part) => part is { Length: 17 } && part[0] == 'h' && part.AsSpan(1).ContainsAnyExcept("0123456789abcdef") is false;

    private static char At(string text, int at) => at < text.Length ? text[at] : '\0';
}
