namespace Native.Sdk.Bindings;

/// <summary>What was made of a project's headers.</summary>
/// <param name="Files">C#: one file for each header.</param>
/// <param name="Proofs">C, by RID: a unit that compiles if and only if the platform's compiler agrees with the layouts of the C#.</param>
public sealed record GeneratedBindings(IReadOnlyList<GeneratedFile> Files, IReadOnlyDictionary<string, GeneratedFile> Proofs);
