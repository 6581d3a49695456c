namespace Native.Sdk.Toolchains.Bindings;

/// <summary>A header that a <see cref="BindStep"/> reads.</summary>
/// <param name="Path">Absolute path.</param>
/// <param name="IsFriendly">Whether it gets the friendly layer.</param>
/// <param name="IsPlain">Whether the texts are the header itself, because there is no compiler.</param>
/// <param name="Texts">Where its text lies for each platform, the leading one first; the same platforms for all headers.</param>
public sealed record BindSource(string Path, bool IsFriendly, bool IsPlain, IReadOnlyList<BindText> Texts);
