using Native.Sdk.Diagnostics;
using Native.Sdk.Execution;
using Native.Sdk.Toolchains.C;

namespace Native.Sdk.Toolchains.Compilers;

/// <summary>
/// Has zig compile its runtime libraries (the C library's stubs, compiler-rt, libc++) for a target, before anything is
/// linked for it. Several zigs that do so at once on a cold cache can fail; and the libraries' debug information keeps
/// the folder of whoever built them first, so it is a neutral one.
/// </summary>
/// <remarks>
/// Its output lies in zig's own cache, which all projects of a user share: a cache that was removed is noticed, and a new
/// project need not start zig for a target that is warm already.
/// </remarks>
public sealed class ZigWarmUpStep : Step
{
    private const string RulesVersion = "warm-up 1";

    /// <summary>The link of nothing, but for its output.</summary>
    public required CommandLine Command { get; init; }

    /// <summary>Whether C++ is meant.</summary>
    public required bool HasCpp { get; init; }

    /// <inheritdoc/>
    public override bool IsQuiet => true;

    /// <summary>For the target and the link options of a project.</summary>
    public static ZigWarmUpStep Create(ToolchainContext context, CompilerSet compilers, bool hasCpp)
    {
        var zig = compilers.ToTool(Language.C)!;
        var cache = Zig.CacheFolder(context.Environment);
        string[] arguments = [.. compilers.Leading(hasCpp ? Language.Cpp : Language.C), "-shared", .. GnuDriver.ZigLinkMode(context.Platform, context.Settings)];
        var signature = ContentHash.OfTexts([RulesVersion, .. arguments]);
        var name = ContentHash.Combine(signature, ContentHash.OfText(zig.Version), ContentHash.OfText(zig.Path)).ToString();
        return new ZigWarmUpStep
        {
            Group = "zig",
            Subject = $"zig {arguments[0]} {arguments[2]} {string.Join(' ', arguments[3..])}",
            Verb = StepVerb.WarmUp,
            Platform = context.Platform,
            Inputs = [],
            Outputs = [Path.Combine(cache, "native-sdk", name)],
            Signature = new StepSignature(signature, zig.Identity),
            Command = new CommandLine(zig.Path, arguments, Path.GetPathRoot(cache)!, context.Environment),
            HasCpp = hasCpp,
        };
    }

    /// <inheritdoc/>
    public override StepResult Run(StepContext context)
    {
        var marker = Outputs[0];
        if (BuildLock.Acquire(marker + ".lock", context.Messages, context.Cancellation) is not { } held)
        {
            return StepResult.Failure;
        }

        using (held)
        {
            if (File.Exists(marker))
            {
                return StepResult.Success;
            }

            // In zig's folder rather than the project's, whose path can hold what LLVM does not take (see OutputPath).
            var (source, output) = (marker + (HasCpp ? ".cpp" : ".c"), marker + ".library");
            File.WriteAllText(source, "");
            var result = context.Run(Command with { Arguments = [.. Command.Arguments, source, "-o", output] });
            foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(marker)!, Path.GetFileName(marker) + ".*").Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)))
            {
                File.Delete(file);
            }

            if (result.ExitCode != 0)
            {
                context.Messages.Report(Catalog.StepFailed, "Preparing zig", Platform, Command.Program, result.ExitCode, ToolOutput.Tail(result.Error));
                return StepResult.Failure;
            }

            File.WriteAllText(marker, "");
            return StepResult.Success;
        }
    }
}
