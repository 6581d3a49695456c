using System.Diagnostics;
using System.IO.Compression;
using System.Runtime.InteropServices;

namespace Native.Sdk.Build;

/// <summary>
/// From this clone to an application: the SDK is packed, both samples are packed with it, and an app that knows nothing
/// of native code restores and uses them. What the machine lacks is left out, visibly.
/// </summary>
internal sealed class Demo
{
    private readonly List<(string Part, TimeSpan Time)> times = [];
    private readonly List<string> leftOut = [];

    public static void Run() => new Demo().RunParts();

    private void RunParts()
    {
        var clock = Stopwatch.StartNew();
        Sample[] samples = [.. new[] { Sample.SourceMaps, Sample.Symbols }.Where(CanBeBuilt)];

        var version = Pack.NewVersion();
        Time("Pack the SDK", () => Pack.Run(version));
        var workspace = new DemoWorkspace(version);
        var zig = samples.Length > 0 ? FindZig() : null;
        foreach (var sample in samples)
        {
            Time($"Pack samples/{sample.Name} ({sample.What})", () => PackSample(workspace, sample, zig));
        }

        if (samples.Length > 0)
        {
            RunApp(workspace, samples);
        }

        Headline("How long it took");
        foreach (var (part, time) in times.Append(("total", clock.Elapsed)))
        {
            Console.WriteLine($"{part,-66} {Text.Time(time),8}");
        }

        // Once more, where a reader's eyes end.
        Console.WriteLine(leftOut.Count == 0 ? "\nAll parts were run." : $"\nNot all parts were run.\n{string.Join('\n', leftOut)}");
    }

    /// <summary>
    /// The zig to pack with, empty: the one that the SDK finds by itself. Linux' own compilers build for the newest glibc, which
    /// the SDK does not let into a package; without zig the findings are warnings here.
    /// </summary>
    private string? FindZig()
    {
        if (!OperatingSystem.IsLinux() || Tools.Has("zig") || Environment.GetEnvironmentVariable("ZIG") is { Length: > 0 })
        {
            return "";
        }

        string? zig = null;
        Time("Set-up: zig, from npm", () => zig = SetUp.FetchZig());
        if (zig is null)
        {
            LeaveOut("libraries that older systems load too, for want of zig; what the SDK finds in them is a warning here");
        }

        return zig;
    }

    private static void PackSample(DemoWorkspace workspace, Sample sample, string? zig)
    {
        // Empty: this machine's platform alone. What the samples declare takes more compilers than most machines have.
        string[] audit = zig is null ? ["-p:NativeAudit=warn"] : [];
        var pack = workspace.Dotnet(["pack", workspace.ProjectOf(sample), "-o", workspace.Feed, "-p:NativeRuntimeIdentifiers=", .. audit]);
        (zig is { Length: > 0 } ? pack.With("ZIG", zig) : pack).CaptureOrThrow();

        var package = Directory.GetFiles(workspace.Feed, $"Samples.{sample.Name}.*.nupkg").Single();
        Console.WriteLine($"{Path.GetFileName(package)}, {Text.Size(new FileInfo(package).Length)}:");
        using var archive = ZipFile.OpenRead(package);
        foreach (var entry in archive.Entries.Where(IsContent).OrderBy(entry => entry.FullName, StringComparer.Ordinal))
        {
            Console.WriteLine($"    {entry.FullName,-54} {Text.Size(entry.Length),10}");
        }

        // Not what every package has: NuGet's own bookkeeping.
        static bool IsContent(ZipArchiveEntry entry) =>
            !entry.FullName.StartsWith("_rels/", StringComparison.Ordinal)
            && !entry.FullName.StartsWith("package/", StringComparison.Ordinal)
            && entry.FullName != "[Content_Types].xml";
    }

    private void RunApp(DemoWorkspace workspace, Sample[] samples)
    {
        var folder = workspace.NewApp();
        var app = Path.Combine(folder, "bin", "Release", "net10.0", "Demo.dll");
        Time("A new app restores the packages and is built", () =>
        {
            var without = new[] { Sample.SourceMaps, Sample.Symbols }.Except(samples).Select(sample => $"-p:Without{sample.Name}=true");
            workspace.Dotnet(["build", folder, .. without]).CaptureOrThrow();
            Console.WriteLine(string.Join('\n', samples.Select(sample => $"""    <PackageReference Include="Samples.{sample.Name}" Version="1.0.0" />""")));
        });

        if (samples.Contains(Sample.SourceMaps))
        {
            var (map, trace) = FindBundle(workspace);
            Time("The app reads its stack trace", () => RunOrThrow(app, "trace", map, trace));
        }

        if (samples.Contains(Sample.Symbols) && ElfFile() is { } elf)
        {
            Time("The app reads a library of this machine", () => RunOrThrow(app, "symbols", elf));
        }
        else if (samples.Contains(Sample.Symbols))
        {
            LeaveOut("the symbols of a library of this machine, for want of one in the ELF format");
        }

        Repository.Delete(folder); // kept where something failed
    }

    /// <summary>A source map with a stack trace: of React, where npm and node are there, else the committed one.</summary>
    private (string Map, string Trace) FindBundle(DemoWorkspace workspace)
    {
        var result = (Path.Combine(Repository.Samples, "SourceMaps", "data", "bundle.js.map"), Path.Combine(Repository.Samples, "Demo", "web", "trace.txt"));
        string? thirdParty = null;
        Time("Set-up: real JavaScript, from npm", () => thirdParty = SetUp.FetchThirdParty());
        if (Bundler.Find(thirdParty, out var missing) is { } bundler)
        {
            Time("A page with a mistake is bundled with React, minified, and run", () => result = bundler.BundleAndRun(workspace.Bundle));
        }
        else
        {
            LeaveOut($"a bundle made here, for want of {missing}; the one in samples/SourceMaps/data is used");
        }

        return result;
    }

    /// <summary>The C++ runtime, for its many names; else the .NET runtime that this program is run by.</summary>
    private static string? ElfFile() =>
        new[] { "/usr/lib", "/usr/lib64", "/lib" }
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.GetDirectories(folder, "*-linux-*").Append(folder))
            .Select(folder => Path.Combine(folder, "libstdc++.so.6"))
            .Append(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "libcoreclr.so"))
            .FirstOrDefault(File.Exists);

    private static void RunOrThrow(string app, params string[] arguments)
    {
        if (Command.Dotnet([app, .. arguments]).Run() != 0)
        {
            throw new BuildException($"the app failed: dotnet {app} {string.Join(' ', arguments)}");
        }
    }

    private bool CanBeBuilt(Sample sample)
    {
        var missing = sample.Requirements.Where(requirement => !requirement.IsMet).ToArray();
        if (missing.Length > 0)
        {
            LeaveOut($"samples/{sample.Name} ({sample.What}), for want of {string.Join(" and of ", missing.AsEnumerable())}");
        }

        return missing.Length == 0;
    }

    private void LeaveOut(string part)
    {
        leftOut.Add($"left out: {part}");
        Console.WriteLine($"\n{leftOut[^1]}");
    }

    private void Time(string part, Action action)
    {
        Headline(part);
        var clock = Stopwatch.StartNew();
        action();
        times.Add((part, clock.Elapsed));
    }

    private static void Headline(string text) => Console.WriteLine($"\n== {text}");
}
