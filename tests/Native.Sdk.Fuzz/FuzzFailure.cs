namespace Native.Sdk.Fuzz;

/// <summary>A promise was broken.</summary>
/// <param name="what">Which, in one line; the same fault has the same line.</param>
/// <param name="details">All that helps to understand it.</param>
public sealed class FuzzFailure(string what, string details) : Exception(what)
{
    /// <summary>All that helps to understand it.</summary>
    public string Details { get; } = details;
}
