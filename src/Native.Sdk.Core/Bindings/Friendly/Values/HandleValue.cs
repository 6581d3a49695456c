namespace Native.Sdk.Bindings.Friendly;

/// <summary>A new object, which its C# class owns.</summary>
/// <remarks>What owns it is there before the call is made, so that nothing can happen between the call and the owning.</remarks>
/// <param name="handle">Its class.</param>
/// <param name="rawType">Of the pointer.</param>
/// <param name="isOptional">Whether null is a value; else it is an exception.</param>
internal sealed class HandleValue(HandleType handle, string rawType, bool isOptional) : Value
{
    public override string Type => isOptional ? handle.ClassName + "?" : handle.ClassName;

    public override string RawType => rawType;

    /// <summary>Whether null is a value.</summary>
    public bool IsOptional => isOptional;

    public override void Before(CSharpWriter code, string local) => code.Line($"var {Owner(local)} = new {handle.ClassName}.Handle();");

    public override void After(CSharpWriter code, string local) => code.Line($"{Owner(local)}.Take({local});");

    public override string? OnError(string local) => $"{Owner(local)}.Dispose();";

    public override void Succeeded(CSharpWriter code, string local, string function, IReadOnlyList<string> lenders)
    {
        if (!isOptional)
        {
            code.Line($"{Owner(local)}.Require(\"{function}\");");
        }

        foreach (var lender in lenders)
        {
            code.Line($"{Owner(local)}.KeepAlive({lender}.Owner);");
        }
    }

    public override string Read(string local) =>
        isOptional ? $"{Owner(local)}.IsInvalid ? null : new {handle.ClassName}({Owner(local)})" : $"new {handle.ClassName}({Owner(local)})";

    /// <summary>The local that owns what the call made.</summary>
    public static string Owner(string local) => local + "Owner";
}
