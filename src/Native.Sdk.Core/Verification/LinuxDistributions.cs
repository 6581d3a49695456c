namespace Native.Sdk.Verification;

/// <summary>The distributions that people know, with the glibc they came with.</summary>
/// <remarks>Source: the package lists of the distributions.</remarks>
internal static class LinuxDistributions
{
    private static readonly (string Name, Version Glibc)[] All =
    [
        ("CentOS 7", new(2, 17)), ("Ubuntu 16.04", new(2, 23)), ("Debian 9", new(2, 24)), ("Amazon Linux 2", new(2, 26)),
        ("Ubuntu 18.04", new(2, 27)), ("RHEL 8", new(2, 28)), ("Debian 10", new(2, 28)), ("Debian 11", new(2, 31)), ("Ubuntu 20.04", new(2, 31)),
        ("RHEL 9", new(2, 34)), ("Ubuntu 22.04", new(2, 35)), ("Debian 12", new(2, 36)), ("RHEL 10", new(2, 39)), ("Ubuntu 24.04", new(2, 39)),
        ("Debian 13", new(2, 41)),
    ];

    /// <summary>The newest whose glibc is older, <c>Ubuntu 20.04 (glibc 2.31) and older</c>.</summary>
    public static string OlderThan(Version glibc)
    {
        var found = All.LastOrDefault(system => system.Glibc < glibc);
        return found.Name is null ? $"systems with a glibc before {glibc}" : $"{found.Name} (glibc {found.Glibc}) and older";
    }
}
