namespace Native.Sdk.Verification;

/// <summary>An import, and the assembly that has it.</summary>
internal sealed record ContractCall(PackagedAssembly Assembly, ManagedImport Import);
