namespace Native.Sdk.Execution;

/// <summary>The variables a tool is started with: the build's own, less what MSBuild and its hosts put there.</summary>
public static class ToolEnvironment
{
    /// <summary>
    /// Variables that mean something else to native tools than to MSBuild (<c>Platform</c> breaks makefiles, a stale
    /// jobserver in <c>MAKEFLAGS</c> hangs make), by name and by prefix.
    /// </summary>
    private static readonly HashSet<string> Removed = new(StringComparer.OrdinalIgnoreCase)
    {
        "Platform", "Configuration", "TargetFramework", "RuntimeIdentifier", "VSINSTALLDIR", "VisualStudioVersion",
        "MAKEFLAGS", "MFLAGS", "MAKELEVEL", "CARGO_MAKEFLAGS", "DOTNET_HOST_PATH", "DOTNET_HOST_FACTORY",
    };

    /// <summary>A copy of the variables that tools may see, with messages in English so that diagnostics can be read.</summary>
    public static Dictionary<string, string> Create(IReadOnlyDictionary<string, string> build)
    {
        var result = new Dictionary<string, string>(OperatingSystem.IsWindows() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);
        foreach (var (name, value) in build)
        {
            if (!Removed.Contains(name) && !name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase))
            {
                result[name] = value;
            }
        }

        // LC_ALL would win over LC_MESSAGES; what it says of character sets stays.
        if (result.Remove("LC_ALL", out var locale))
        {
            result["LC_CTYPE"] = locale;
        }

        result.Remove("LANGUAGE");
        result["LC_MESSAGES"] = "C";
        return result;
    }
}
