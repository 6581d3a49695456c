using System.Text.Json;

namespace Native.Sdk.Core.Tests.Bindings;

/// <summary>The functions that clang sees in a library's own headers, with the types of their parameters.</summary>
/// <remarks>
/// clang writes a location's file only where it is another than the last location's, so all of them are followed.
/// <code>
/// {"kind":"FunctionDecl","loc":{"offset":1,"file":"zlib.h","line":2,"includedFrom":{"file":"a.c"}},"range":…,"name":"f","type":…,
///  "storageClass":"static","inline":true,"variadic":true,"inner":[{"kind":"ParmVarDecl","type":{"qualType":"const char *"}},{"kind":"CompoundStmt"}]}
/// </code>
/// </remarks>
internal sealed class ClangSignatures
{
    private string file = "";

    /// <summary>By name; what stands behind it counts if it can be called.</summary>
    public Dictionary<string, ClangSignature> Functions { get; } = new(StringComparer.Ordinal);

    /// <param name="json">Of <c>-ast-dump=json</c>.</param>
    /// <param name="isOwn">Whether a file is the library's.</param>
    public static ClangSignatures Read(string json, Func<string, bool> isOwn)
    {
        var result = new ClangSignatures();
        using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 1000 });
        foreach (var node in document.RootElement.GetProperty("inner").EnumerateArray())
        {
            if (node.TryGetProperty("loc", out var location))
            {
                result.Visit(location);
            }

            if (node.GetProperty("kind").GetString() == "FunctionDecl" && !node.TryGetProperty("isImplicit", out _) && isOwn(result.file))
            {
                result.Add(node);
            }

            result.Visit(node);
        }

        return result;
    }

    private void Add(JsonElement node)
    {
        var inner = node.TryGetProperty("inner", out var children) ? children.EnumerateArray().ToArray() : [];
        var name = node.GetProperty("name").GetString()!;
        var isStatic = node.TryGetProperty("storageClass", out var storage) && storage.GetString() == "static";
        var hasBody = inner.Any(child => child.GetProperty("kind").GetString() == "CompoundStmt");
        var signature = new ClangSignature(
            name,
            [.. inner.Where(child => child.GetProperty("kind").GetString() == "ParmVarDecl").Select(child => child.GetProperty("type").GetProperty("qualType").GetString()!)],
            node.TryGetProperty("variadic", out _),
            isStatic || hasBody);
        if (!Functions.TryGetValue(name, out var known) || (known.IsInline && !signature.IsInline))
        {
            Functions[name] = signature;
        }
    }

    private void Visit(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                {
                    Visit(item);
                }

                break;
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject())
                {
                    if (property.Name == "file" && property.Value.ValueKind == JsonValueKind.String)
                    {
                        file = property.Value.GetString()!;
                    }
                    else if (property.Name != "includedFrom")
                    {
                        Visit(property.Value);
                    }
                }

                break;
        }
    }
}
