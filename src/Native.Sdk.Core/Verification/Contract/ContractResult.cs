namespace Native.Sdk.Verification;

/// <summary>Whether a package's assemblies find what they look for in its native libraries.</summary>
/// <param name="Findings">
/// Of what is wrong in the same way for several platforms, one for each, all with the same text, which names them all: to
/// be said once.
/// </param>
/// <param name="Libraries">Every library that was checked, in the order in which they were given.</param>
public sealed record ContractResult(IReadOnlyList<Finding> Findings, IReadOnlyList<ContractLibrary> Libraries);
