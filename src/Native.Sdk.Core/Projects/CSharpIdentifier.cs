using System.Globalization;
using Native.Sdk.Bindings;

namespace Native.Sdk.Projects;

/// <summary>Names in C#.</summary>
/// <remarks>C# specification, "Identifiers" and "Keywords". Escapes (<c>\u0041</c>) and <c>@</c> are left out: nobody needs them in a project file.</remarks>
public static class CSharpIdentifier
{
    /// <summary>Whether it can be the name of a type.</summary>
    public static bool IsValid(string name) => name.Length > 0 && IsStart(name[0]) && name.All(IsPart) && !CSharpNames.IsKeyword(name);

    /// <summary>Whether it can be the name of a namespace: names with dots between.</summary>
    public static bool IsValidNamespace(string name) => name.Split('.').All(IsValid);

    /// <summary>The nearest namespace to a text that need not be one: <c>My-App.2d</c> → <c>My_App._2d</c>.</summary>
    public static string ToNamespace(string text) => string.Join('.', text.Split('.', StringSplitOptions.RemoveEmptyEntries).Select(part =>
    {
        var name = string.Concat(part.Select(c => IsPart(c) ? c : '_'));
        return IsValid(name) ? name : "_" + name;
    }));

    /// <summary>Words in C#'s case: <c>source_map-2d</c> → <c>SourceMap2d</c>, <c>zstd</c> → <c>Zstd</c>.</summary>
    public static string ToPascalCase(string text)
    {
        var name = string.Concat(text.Split([.. text.Where(c => !IsPart(c) || c == '_')], StringSplitOptions.RemoveEmptyEntries)
            .Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
        return name.Length > 0 && IsStart(name[0]) ? name : "_" + name;
    }

    private static bool IsStart(char c) => c == '_' || char.IsLetter(c);

    private static bool IsPart(char c) => IsStart(c) || char.GetUnicodeCategory(c) is UnicodeCategory.DecimalDigitNumber
        or UnicodeCategory.ConnectorPunctuation or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
