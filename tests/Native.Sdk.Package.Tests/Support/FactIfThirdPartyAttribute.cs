namespace Native.Sdk.Package.Tests.Support;

/// <summary>
/// A test with sources of others, from npm packages that build.sh unpacks in set-up; <c>NATIVE_SDK_TEST_THIRDPARTY</c> is
/// the folder that holds their <c>node_modules</c>. Skipped, visibly, where it is not there.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FactIfThirdPartyAttribute : FactAttribute
{
    public FactIfThirdPartyAttribute(string folder, string package)
    {
        if (Find(folder) is null)
        {
            Skip = $"Missing here: {folder} (npm install --ignore-scripts {package}, and NATIVE_SDK_TEST_THIRDPARTY to where that was done)";
        }
    }

    /// <summary>The absolute path of a folder below node_modules; null: it is not there.</summary>
    public static string? Find(string folder)
    {
        var root = Environment.GetEnvironmentVariable("NATIVE_SDK_TEST_THIRDPARTY");
        var path = string.IsNullOrEmpty(root) ? null : Path.GetFullPath(Path.Combine(root, "node_modules", folder));
        return Directory.Exists(path) ? path : null;
    }
}
