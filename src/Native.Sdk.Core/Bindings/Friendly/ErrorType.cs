namespace Native.Sdk.Bindings.Friendly;

/// <summary>What a library reports its errors in.</summary>
/// <remarks>
/// <code>
/// struct x_error { int32_t code; char *message; };           made by the call: x_error **error_out, freed by x_error_free(error)
/// struct x_status { bool failed; int32_t code; char *message; };   filled in: x_status *status, cleared by x_status_clear(status)
/// </code>
/// </remarks>
internal sealed record ErrorType
{
    /// <summary>Its declaration.</summary>
    public required BoundRecord Record { get; init; }

    /// <summary>Whether the caller has it and the call fills it in; else the call makes one.</summary>
    public required bool IsFilledIn { get; init; }

    /// <summary>What frees it, or the message in it.</summary>
    public required BoundFunction Free { get; init; }

    /// <summary>Whether <see cref="Free"/> takes the message and not the error.</summary>
    public required bool FreesMessage { get; init; }

    /// <summary>The code's type in C#, as seen from outside of the raw class: <c>int</c>, or the enum of the codes.</summary>
    public required string CodeType { get; init; }

    /// <summary>The exception's class.</summary>
    public required string ExceptionName { get; init; }

    /// <summary>The raw class' method that a project can implement to throw its own.</summary>
    public required string HookName { get; init; }
}
