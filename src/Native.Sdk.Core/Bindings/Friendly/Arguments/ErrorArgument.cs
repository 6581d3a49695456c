namespace Native.Sdk.Bindings.Friendly;

/// <summary>Where the call says what went wrong.</summary>
/// <param name="support">The class with the helpers.</param>
/// <param name="error">Its type.</param>
/// <param name="rawType">That, from outside of the raw class.</param>
/// <param name="failed">Of a filled-in one the member that says whether.</param>
/// <param name="local">The local.</param>
internal sealed class ErrorArgument(string support, ErrorType error, string rawType, string? failed, string local) : Argument
{
    public override void Before(CSharpWriter code) =>
        code.Line(error.IsFilledIn ? $"{rawType} {local} = default;" : $"{rawType}* {local} = null;");

    public override string Pass => "&" + local;

    /// <summary>Whether the call failed.</summary>
    public string Condition => error.IsFilledIn ? $"{local}.{failed} != 0" : $"{local} != null";

    /// <summary>The eception; what the call allocated for it is freed.</summary>
    public string Exception => $"{support}.ToException({(error.IsFilledIn ? "&" : "")}{local})";
}
