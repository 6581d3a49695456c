using System.Reflection;

namespace Native.Sdk.Package.Tests.Support;

/// <summary>What the tests know of the repository they were built from, and of the run.</summary>
public static class Repository
{
    /// <summary>Absolute folder of the solution.</summary>
    public static string Root { get; } = Metadata("RepositoryRoot");

    /// <summary>Whether the run was asked for full sizes (<c>./build.sh test --full</c>).</summary>
    public static bool IsFullRun { get; } = Environment.GetEnvironmentVariable("NATIVE_SDK_TEST_FULL") == "1";

    /// <summary>A version of Directory.Packages.props.</summary>
    public static string VersionOf(string package) => Metadata(package);

    private static string Metadata(string key) =>
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(attribute => attribute.Key == key).Value!;
}
