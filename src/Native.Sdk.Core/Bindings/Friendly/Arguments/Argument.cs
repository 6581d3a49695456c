namespace Native.Sdk.Bindings.Friendly;

/// <summary>One parameter of the C function, and what it takes to pass it.</summary>
internal abstract class Argument
{
    /// <summary>The parameter's name in C#, escaped; empty where the friendly signature does not have it.</summary>
    public virtual string Name => "";

    /// <summary>Its place in the friendly signature; null where it has none.</summary>
    /// <param name="hasSpans">Whether the target framework has spans; else arrays stand for them.</param>
    public virtual string? Declaration(bool hasSpans) => null;

    /// <summary>Whether <see cref="Declaration"/> depends on the target framework.</summary>
    public virtual bool IsSpan => false;

    /// <summary>Statements before the call.</summary>
    public virtual void Before(CSharpWriter code)
    {
    }

    /// <summary>What a <c>fixed</c> statement declares around the call; null for none.</summary>
    public virtual string? Pinned => null;

    /// <summary>What is passed.</summary>
    public abstract string Pass { get; }
}
