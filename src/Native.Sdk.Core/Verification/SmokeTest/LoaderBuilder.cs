using Native.Sdk.Diagnostics;
using Native.Sdk.Execution;
using Native.Sdk.Platforms;
using Native.Sdk.Projects;
using Native.Sdk.Toolchains;
using Native.Sdk.Toolchains.C;
using Native.Sdk.Toolchains.Compilers;

namespace Native.Sdk.Verification;

/// <summary>Builds the loader of another platform, with the compiler that would build C for it.</summary>
/// <param name="request">Whose compilers.</param>
/// <param name="folder">Absolute folder for what is made.</param>
/// <param name="messages">Where to speak of details.</param>
internal sealed class LoaderBuilder(NativeBuildRequest request, string folder, IMessageSink messages)
{
    private readonly ProcessRunner processes = new();
    private readonly Emulator emulator = new(request.Settings.Host, Loader.CleanEnvironment(request.Settings.Environment));

    /// <summary>The loader, ready to be run; else what is missing here, and how to get it.</summary>
    public async Task<(Loader? Loader, string Missing)> BuildAsync(Platform platform, CancellationToken cancellation)
    {
        if (emulator.Find(platform, out var missing) is not { } start)
        {
            return (null, missing);
        }

        var (program, problem) = await CompileAsync(platform, cancellation).ConfigureAwait(false);
        return program is null ? (null, problem) : (emulator.Start(platform, start, program, out missing), missing);
    }

    private async Task<(string? Program, string Problem)> CompileAsync(Platform platform, CancellationToken cancellation)
    {
        var project = new NativeProject { Include = "smoke test", Kind = ProjectKind.C, Path = folder, Folder = folder, Name = "loader" };
        var compilers = CompilerChoice.Choose(ToolchainFactory.CreateContext(project, platform, request, Silence.Instance), needsC: true, needsCpp: false);
        if (compilers is not { CPath: { } compiler, Family: not CompilerFamily.Msvc })
        {
            return (null, $"there is no C compiler for {platform} ({Remedy.Zig(request.Settings, platform)}{(Remedy.CrossCompiler(platform) is { } line ? ", or " + line : "")})");
        }

        // Relative: LLVM takes percent signs in an output's path for its own (see OutputPath).
        var output = Path.Combine(platform.Rid, platform.Os == TargetOs.Windows ? "loader.exe" : "loader");
        Directory.CreateDirectory(Path.Combine(folder, platform.Rid));
        await File.WriteAllTextAsync(Path.Combine(folder, "loader.c"), LoaderSource.C, cancellation).ConfigureAwait(false);

        // zig: as libraries of the platform were linked, so that what it compiled for them serves again; and not statically,
        // which it does for musl, because such a program loads nothing.
        string[] zig = compilers.Family == CompilerFamily.Zig ? [.. GnuDriver.ZigLinkMode(platform, request.Settings), .. Zig.QuietOptions, "-dynamic"] : [];
        string[] libraries = platform.CLibrary == CLibrary.Glibc ? ["-ldl"] : [];
        var command = new CommandLine(compiler, [.. compilers.Leading(Language.C), .. zig, "-o", output, "loader.c", .. libraries], folder, compilers.Environment);
        messages.Detail($"native: {command}");
        var result = await processes.RunAsync(command, cancellation).ConfigureAwait(false);
        return result.ExitCode == 0 ? (Path.Combine(folder, output), "")
            : (null, $"{Path.GetFileName(compiler)} could not build a program for it: {result.Error.FirstOrDefault(line => line.Contains("error", StringComparison.Ordinal)) ?? $"code {result.ExitCode}"}");
    }
}
