using System.Text.Json;
using Native.Sdk.Headers;

namespace Native.Sdk.Core.Tests.Headers;

/// <summary>The functions that clang sees: name, number of parameters, whether more may follow.</summary>
internal static class ClangFunctions
{
    public static readonly string[] Arguments = ["-fsyntax-only", "-w", "-Xclang", "-ast-dump=json"];

    public static SortedSet<string> OfClang(string json)
    {
        var result = new SortedSet<string>(StringComparer.Ordinal);
        using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 1000 });
        foreach (var node in document.RootElement.GetProperty("inner").EnumerateArray())
        {
            if (node.GetProperty("kind").GetString() == "FunctionDecl" && !node.TryGetProperty("isImplicit", out _))
            {
                var count = node.TryGetProperty("inner", out var inner) ? inner.EnumerateArray().Count(child => child.GetProperty("kind").GetString() == "ParmVarDecl") : 0;
                result.Add(Line(node.GetProperty("name").GetString()!, count, node.TryGetProperty("variadic", out _)));
            }
        }

        return result;
    }

    public static SortedSet<string> OfParser(CTranslationUnit unit) => new(
        unit.Functions.Select(function => Line(function.Name, function.Type.Parameters.Count, function.Type.IsVariadic)), StringComparer.Ordinal);

    private static string Line(string name, int count, bool isVariadic) => $"{name}/{count}{(isVariadic ? "..." : "")}";
}
