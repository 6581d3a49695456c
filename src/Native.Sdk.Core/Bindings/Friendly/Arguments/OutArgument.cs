namespace Native.Sdk.Bindings.Friendly;

/// <summary>A pointer that the call writes to.</summary>
/// <param name="name">In C#.</param>
/// <param name="local">The local that is written.</param>
/// <param name="value">What becomes of it.</param>
internal sealed class OutArgument(string name, string local, Value value) : Argument
{
    /// <summary>Whether the method returns it, having nothing else to return.</summary>
    public bool IsReturned { get; set; }

    /// <summary>The local.</summary>
    public string Local => local;

    /// <summary>What becomes of it.</summary>
    public Value Value => value;

    public override string Name => IsReturned ? "" : name;

    public override string? Declaration(bool hasSpans) => IsReturned ? null : $"out {value.Type} {name}";

    public override void Before(CSharpWriter code)
    {
        value.Before(code, local);
        code.Line($"{value.RawType} {local} = default;");
    }

    public override string Pass => "&" + local;

    /// <summary>The parameter's name, whether it is returned or not.</summary>
    public string Target => name;
}
