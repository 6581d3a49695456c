using Native.Sdk.Diagnostics;

namespace Native.Sdk.Bindings;

/// <summary>How a function is called from C#.</summary>
internal sealed class Signature
{
    public NeutralType Result { get; init; } = NeutralType.Void;

    public IReadOnlyList<NeutralType> Parameters { get; init; } = [];

    /// <summary>Whether 32-bit Windows has the function remove its arguments.</summary>
    public bool IsStdcall { get; init; }

    /// <summary>Whether it passes a structure that C# can lay out only where there is CLong.</summary>
    public bool RequiresNet6 { get; init; }

    /// <summary>Whether some integer has another size on some platforms.</summary>
    public bool IsVarying => Result.Kind == NeutralKind.Varying || Parameters.Any(static parameter => parameter.Kind == NeutralKind.Varying);

    /// <summary>Why it cannot be called from C#; null if it can.</summary>
    public Diagnostic? Problem { get; init; }

    /// <summary>What in particular, for the problem's text.</summary>
    public string Detail { get; init; } = "";
}
