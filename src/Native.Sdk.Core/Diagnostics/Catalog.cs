using System.Reflection;

namespace Native.Sdk.Diagnostics;

/// <summary>
/// Every diagnostic of Native.Sdk, in a file for each area. 1xxx: what the project says; 2xxx: tools and platforms;
/// 3xxx: the native build; 4xxx: packages and their verification; 5xxx: headers and bindings; 9000: unexpected. Each has a
/// section in docs/errors.md; a test holds the two together.
/// </summary>
public static partial class Catalog
{
    /// <summary>A mistake of ours.</summary>
    public static readonly Diagnostic Unexpected = Error(9000,
        "Native.Sdk met a condition that it does not know. This is a fault in Native.Sdk: please report it with the lines below.\n{0}");

    /// <summary>All of them, by number.</summary>
    public static IReadOnlyList<Diagnostic> All =>
        [.. typeof(Catalog).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(member => member.FieldType == typeof(Diagnostic))
            .Select(member => (Diagnostic)member.GetValue(null)!)
            .OrderBy(diagnostic => diagnostic.Number)];

    private static Diagnostic Error(int number, string template) => new(number, MessageLevel.Error, template);

    private static Diagnostic Warning(int number, string template) => new(number, MessageLevel.Warning, template);

    private static Diagnostic Note(int number, string template) => new(number, MessageLevel.Normal, template);
}
