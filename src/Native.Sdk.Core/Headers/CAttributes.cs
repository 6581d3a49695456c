namespace Native.Sdk.Headers;

/// <summary>What attributes say about a declaration, as far as it matters to a caller.</summary>
internal sealed class CAttributes
{
    public bool IsPacked { get; set; }

    /// <summary>Bytes; 0 without. Of several the largest counts.</summary>
    public int Alignment { get; set; }

    public string? Deprecated { get; set; }

    public bool IsNoReturn { get; set; }

    public bool IsNoDiscard { get; set; }

    public bool IsHidden { get; set; }

    public bool IsUnavailable { get; set; }

    public bool IsFlags { get; set; }

    public bool? IsMicrosoft { get; set; }

    public CCallingConvention? Convention { get; set; }

    /// <summary>What <c>annotate("native_sdk:…")</c> says to the generator of bindings; null without.</summary>
    public List<string>? Annotations { get; set; }

    /// <summary>gcc's machine mode: <c>DI</c>, <c>word</c>; empty without.</summary>
    public string Mode { get; set; } = "";

    /// <summary>Bytes of <c>vector_size</c>, lanes of <c>ext_vector_type</c>; 0 without.</summary>
    public long VectorSize { get; set; }

    /// <inheritdoc cref="VectorSize"/>
    public long VectorLanes { get; set; }

    /// <summary>Those of both, without copying where only one has any.</summary>
    public static IReadOnlyList<string> Join(CAttributes? first, CAttributes? second) =>
        first?.Annotations is not { } one ? second?.Annotations ?? (IReadOnlyList<string>)[]
        : second?.Annotations is { } other && other != one ? [.. one, .. other]
        : one;

    /// <summary>The convention once: whoever takes it applies it.</summary>
    public CCallingConvention? TakeConvention()
    {
        var taken = Convention;
        Convention = null;
        return taken;
    }
}
