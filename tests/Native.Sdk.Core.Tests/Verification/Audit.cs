using Native.Sdk.Verification;

namespace Native.Sdk.Core.Tests.Verification;

/// <summary>Verifies packages that tests make up of real libraries.</summary>
internal static class Audit
{
    /// <summary>A policy that has no opinion on platforms that a test leaves out.</summary>
    public static readonly VerificationPolicy Policy = new() { TargetFrameworks = ["net8.0"], AcceptsMuslFallback = true };

    public static VerificationReport Of(VerificationPolicy policy, params (string Path, byte[] Bytes)[] files) => new PackageVerifier(policy).Verify(new PackageContent
    {
        Name = "Sample 1.0.0",
        Libraries = [.. files.Select(file => new PackagedLibrary(PackageLayout.RuntimeIdentifierOf(file.Path)!, PackageFile.InMemory(file.Path, file.Bytes)))],
        Assemblies = [],
    });

    /// <summary>Of one library in a package for net8.0.</summary>
    public static IReadOnlyList<Finding> Of(string rid, string file, byte[] bytes, VerificationPolicy? policy = null) =>
        Of(policy ?? Policy, ($"runtimes/{rid}/native/{file}", bytes)).Findings;

    /// <summary>The one thing that is wrong with it.</summary>
    public static Finding Only(string rid, string file, byte[] bytes, VerificationPolicy? policy = null) => Assert.Single(Of(rid, file, bytes, policy));
}
