namespace Native.Sdk.Package.Tests.Support;

/// <summary>
/// A test with sources of others, from npm packages that build.sh unpacks in set-up; <c>NATIVE_SDK_TEST_THIRDPARTY</c> is
/// the folder that holds their <c>node_modules</c>. Skipped, visibly, where it is not there.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FactIfThirdPartyAttribute(string folder, string package) : FactAttribute
{
    /// <summary>Whether zig is needed too.</summary>
    public bool AndZig { get; set; }

    /// <summary>A program that is needed too.</summary>
    public string? AndTool { get; set; }

    /// <summary>Whether it takes minutes, and is for full runs only.</summary>
    public bool IsLong { get; set; }

    /// <inheritdoc/>
    public override string? Skip
    {
        get => base.Skip ?? (
            Find(folder) is null ? $"Missing here: {folder} (npm install --ignore-scripts {package}, and NATIVE_SDK_TEST_THIRDPARTY to where that was done)"
            : AndZig && !ZigFeed.IsPossible ? FactIfZigAttribute.Missing
            : AndTool is not null && new FactIfToolAttribute(AndTool).Skip is { } missing ? missing
            : IsLong && !Repository.IsFullRun ? "It takes minutes: ./build.sh test --full"
            : null);
        set => base.Skip = value;
    }

    /// <summary>The absolute path of a folder below node_modules; null: it is not there.</summary>
    public static string? Find(string folder)
    {
        var root = Environment.GetEnvironmentVariable("NATIVE_SDK_TEST_THIRDPARTY");
        var path = string.IsNullOrEmpty(root) ? null : Path.GetFullPath(Path.Combine(root, "node_modules", folder));
        return Directory.Exists(path) ? path : null;
    }
}
