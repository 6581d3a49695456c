namespace Native.Sdk.Bindings;

/// <summary>A header that bindings are made of.</summary>
/// <param name="Path">Absolute path.</param>
/// <param name="Texts">What it is on each platform, the one whose declarations lead first. At least one.</param>
public sealed record BindingHeader(string Path, IReadOnlyList<HeaderText> Texts)
{
    /// <summary>Whether it gets the friendly layer, where <see cref="BindingSettings.Friendly"/> says that one is made.</summary>
    public bool Friendly { get; init; } = true;
}
