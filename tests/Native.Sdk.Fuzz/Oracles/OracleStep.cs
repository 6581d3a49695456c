namespace Native.Sdk.Fuzz.Oracles;

/// <summary>A step as it should be, worked out without the engine.</summary>
/// <param name="Key">As in <see cref="Engine.RanStep.Key"/>.</param>
/// <param name="Inputs">Hash of all that decides what it makes: contents, names, options.</param>
/// <param name="Outputs">Absolute paths of what it makes.</param>
/// <param name="Needs">Keys of the steps without whose success it cannot run; they stand before it.</param>
/// <param name="Fails">Whether it cannot succeed as the tree is now.</param>
/// <param name="Left">Hash of what it reads besides: whether it runs for that alone is left open.</param>
/// <param name="IsTriedAlways">Whether every build runs it, because what would change its outcome may be anywhere.</param>
public sealed record OracleStep(
    string Key, string Inputs, IReadOnlyList<string> Outputs, IReadOnlyList<string> Needs, bool Fails = false, string Left = "", bool IsTriedAlways = false);
