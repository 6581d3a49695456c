namespace Native.Sdk.Bindings.Friendly;

/// <summary>What a call gives back, as its result or through an out-parameter: from the C value in a local to the C# one.</summary>
internal abstract class Value
{
    /// <summary>The type in the friendly signature.</summary>
    public abstract string Type { get; }

    /// <summary>The type of the local that the C function gives its value to.</summary>
    public abstract string RawType { get; }

    /// <summary>Statements before the call.</summary>
    public virtual void Before(CSharpWriter code, string local)
    {
    }

    /// <summary>Statements right after it, whether it failed or not.</summary>
    public virtual void After(CSharpWriter code, string local)
    {
    }

    /// <summary>A statement before an exception is thrown; null for none.</summary>
    public virtual string? OnError(string local) => null;

    /// <summary>Statements once it is known that the call did not fail.</summary>
    /// <param name="code">Where to.</param>
    /// <param name="local">The local.</param>
    /// <param name="function">What was called.</param>
    /// <param name="lenders">Locals of the handles that the call was made with.</param>
    public virtual void Succeeded(CSharpWriter code, string local, string function, IReadOnlyList<string> lenders)
    {
    }

    /// <summary>The C# value.</summary>
    public abstract string Read(string local);

    /// <summary>The statement that frees what the call has allocated, whatever happens; null for none.</summary>
    public virtual string? Release(string local) => null;
}
