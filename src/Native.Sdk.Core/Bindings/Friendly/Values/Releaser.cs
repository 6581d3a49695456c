namespace Native.Sdk.Bindings.Friendly;

/// <summary>A function that frees memory which a call has handed out.</summary>
/// <param name="Function">The raw call, without its arguments.</param>
/// <param name="Cast">The type of its first parameter.</param>
/// <param name="Length">The local with the length, where it wants that too.</param>
internal sealed record Releaser(string Function, string Cast, string? Length)
{
    /// <summary>The statement that frees what a pointer points to.</summary>
    public string Statement(string local) => $"if ({local} != null) {Function}(({Cast}){local}{(Length is null ? "" : ", " + Length)});";
}
