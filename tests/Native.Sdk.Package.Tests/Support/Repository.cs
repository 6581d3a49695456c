using System.Reflection;

namespace Native.Sdk.Package.Tests.Support;

/// <summary>What the tests know of the repository they were built from.</summary>
public static class Repository
{
    /// <summary>Absolute folder of the solution.</summary>
    public static string Root { get; } = Metadata("RepositoryRoot");

    /// <summary>A version of Directory.Packages.props.</summary>
    public static string VersionOf(string package) => Metadata(package);

    private static string Metadata(string key) =>
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(attribute => attribute.Key == key).Value!;
}
