namespace Native.Sdk.Verification;

/// <summary>What is verified: a package that is to be written, or any other that somebody wants to look at.</summary>
public sealed record PackageContent
{
    /// <summary>For people: <c>Zstd 1.2.0</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Its native files, of all platforms.</summary>
    public required IReadOnlyList<PackagedLibrary> Libraries { get; init; }

    /// <summary>Bytes of all native files.</summary>
    public long Size
    {
        get
        {
            var size = 0L;
            foreach (var library in Libraries)
            {
                size += library.File.Size;
            }

            return size;
        }
    }

    /// <summary>Its managed assemblies, of all target frameworks.</summary>
    public required IReadOnlyList<PackagedAssembly> Assemblies { get; init; }
}
