using Native.Sdk.Binaries;
using Native.Sdk.Core.Tests.Support;
using Native.Sdk.Diagnostics;
using Native.Sdk.Platforms;
using Native.Sdk.Toolchains;

namespace Native.Sdk.Core.Tests.Toolchains.Compilers;

/// <summary>Sandboxes that build for several platforms, and what their builds came to.</summary>
internal static class PlatformSandbox
{
    public static Platform Platform(string rid) => PlatformTable.Default.Find(rid)!;

    /// <summary>Builds for these platforms.</summary>
    public static Sandbox For(this Sandbox sandbox, params string[] rids)
    {
        sandbox.Request = request => request with { Platforms = [.. rids.Select(Platform)] };
        return sandbox;
    }

    /// <summary>Has the tests' zig, and looks for no other.</summary>
    public static Sandbox WithZig(this Sandbox sandbox)
    {
        sandbox.Environment["ZIG"] = Zig.Program!;
        return sandbox;
    }

    /// <summary>Changes a setting, on top of those that were changed before.</summary>
    public static Sandbox With(this Sandbox sandbox, Func<BuildSettings, BuildSettings> change)
    {
        var before = sandbox.Settings;
        sandbox.Settings = settings => change(before(settings));
        return sandbox;
    }

    /// <summary>A PATH with nothing but the named tools of this machine, which must be there.</summary>
    public static Sandbox WithPathOf(this Sandbox sandbox, params string[] tools)
    {
        var bin = Directory.CreateDirectory(sandbox.Folder["bin"]).FullName;
        var finder = new ToolFinder(new Dictionary<string, string> { ["PATH"] = Environment.GetEnvironmentVariable("PATH")! });
        foreach (var tool in tools)
        {
            File.CreateSymbolicLink(Path.Combine(bin, tool), finder.Find(tool, "/")!);
        }

        sandbox.Environment["PATH"] = bin;
        return sandbox;
    }

    /// <summary>Path of a platform's only library.</summary>
    public static string LibraryFor(this Build build, string rid) => Assert.Single(build.Result.Libraries, library => library.Platform.Rid == rid).Path;

    /// <summary>What a platform's library exports, sorted; its format and CPU are checked.</summary>
    public static string[] ExportsFor(this Build build, string rid) => Exports(Assert.Single(build.Result.Libraries, library => library.Platform.Rid == rid));

    /// <summary>The same of a library.</summary>
    public static string[] Exports(NativeLibrary built)
    {
        Assert.True(SharedLibrary.TryRead(File.ReadAllBytes(built.Path), out var library, out var problem), problem);
        Assert.Equal((built.Platform.Format, built.Platform.Cpu), (library.Format, Assert.Single(library.Cpus)));
        return [.. library.Exports.Order(StringComparer.Ordinal)];
    }

    /// <summary><c>linux-x64: a.c recompiled</c> …, sorted: what was done for each platform.</summary>
    public static string[] StepsByPlatform(this Build build) =>
    [
        .. build.Messages.Of(MessageLevel.Normal)
            .Select(message => System.Text.RegularExpressions.Regex.Match(message.Text, @"^native: (.+) for ([a-z0-9-]+): "))
            .Where(match => match.Success)
            .Select(match => $"{match.Groups[2].Value}: {match.Groups[1].Value}")
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The tools that were chosen for a platform, in the words of the build.</summary>
    public static string ToolsFor(this Build build, string rid) =>
        Assert.Single(build.Messages.All, message => message.Code.Length == 0 && message.Text.StartsWith($"native: {rid}: ", StringComparison.Ordinal)).Text[$"native: {rid}: ".Length..];

    /// <summary>The newest version of glibc that an ELF library asks for; 0.0 if none.</summary>
    public static Version NewestGlibc(string library) => Shell.Lines("/", "readelf", "-VW", library)
        .SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .Where(word => word.StartsWith("GLIBC_", StringComparison.Ordinal))
        .Select(word => Version.Parse(word["GLIBC_".Length..])).Append(new Version(0, 0)).Max()!;

    public static IReadOnlyList<string> Needed(string library)
    {
        Assert.True(ElfSharedLibrary.TryRead(File.ReadAllBytes(library), out var elf, out var problem), problem);
        return elf.Needed;
    }

    public static PeImage Pe(string library)
    {
        Assert.True(PeImage.TryRead(File.ReadAllBytes(library), out var pe, out var problem), problem);
        return pe;
    }

    public static MachOImage MachO(string library)
    {
        Assert.True(MachOImage.TryRead(File.ReadAllBytes(library), out var slices, out var problem), problem);
        return Assert.Single(slices);
    }
}
