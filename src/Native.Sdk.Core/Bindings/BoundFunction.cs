using Native.Sdk.Headers;
using Native.Sdk.Platforms;

namespace Native.Sdk.Bindings;

/// <summary>A function of the raw layer.</summary>
public sealed record BoundFunction
{
    /// <summary>Its declaration on the leading platform, annotations and documentation included. Its C name is the raw layer's.</summary>
    public required CFunction C { get; init; }

    /// <summary>What the library exports it as.</summary>
    public required string EntryPoint { get; init; }

    /// <summary>What it returns.</summary>
    public required BoundType Result { get; init; }

    /// <summary>Its parameters.</summary>
    public required IReadOnlyList<BoundParameter> Parameters { get; init; }

    /// <summary>The platforms whose header declares it; null: all that were read.</summary>
    public IReadOnlyList<Platform>? Platforms { get; init; }

    /// <summary>Whether 32-bit Windows has the function remove its arguments: <c>__stdcall</c>.</summary>
    public bool IsStdcall { get; init; }

    /// <summary>Whether only .NET 6 and later can call it: it passes a structure with a C long, which C# cannot lay out before.</summary>
    public bool RequiresNet6 { get; init; }

    /// <summary>Its C signatures, where integers have other sizes on some platforms: the public one converts. Empty for most.</summary>
    internal IReadOnlyList<FunctionVariant> Variants { get; init; } = [];

    /// <summary>Absolute path of the header in whose file it stands.</summary>
    public required string Header { get; init; }
}
