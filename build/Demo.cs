using System.Diagnostics;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;

namespace Native.Sdk.Build;

/// <summary>
/// From this clone to an application: the SDK is packed, both samples are packed with it, and an app that knows nothing
/// of native code restores and uses them. All of it in places where nothing of this repository applies.
/// </summary>
internal sealed class Demo
{
    private readonly string home = Repository.NewFolder("demo");
    private readonly List<(string Part, TimeSpan Time)> times = [];
    private readonly List<string> leftOut = [];
    private readonly string version = Pack.NewVersion();

    // Kept from run to run, but for the packages that are made anew under an old version: stale ones would win.
    private readonly string packageCache = Path.Combine(Repository.Artifacts, "demo-nuget");

    public static void Run() => new Demo().RunParts();

    private string Feed => Path.Combine(home, "packages");

    private void RunParts()
    {
        var clock = Stopwatch.StartNew();
        Sample[] samples = [.. new[] { Sample.SourceMaps, Sample.Symbols }.Where(CanBeBuilt)];
        string? thirdParty = null;
        if (samples.Contains(Sample.SourceMaps))
        {
            Time("Set-up: real JavaScript, from npm", () => thirdParty = SetUp.FetchThirdParty());
        }

        Time("Pack the SDK", () => Pack.Run(version));
        PrepareHome();

        foreach (var sample in samples)
        {
            Time($"Pack samples/{sample.Name} ({sample.What})", () => PackSample(sample));
        }

        if (samples.Length > 0)
        {
            RunApp(samples, thirdParty);
        }

        Headline("How long it took");
        times.Add(("total", clock.Elapsed));
        foreach (var (part, time) in times)
        {
            Console.WriteLine($"{part,-66} {Text.Time(time),8}");
        }

        // Once more, where a reader's eyes end.
        Console.WriteLine(leftOut.Count == 0 ? "\nAll parts were run." : $"\nNot all parts were run.\n{string.Join('\n', leftOut)}");
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
        Console.WriteLine(leftOut[^1]);
    }

    /// <summary>
    /// A copy of the samples with what a user's repository would have: the SDK's version in global.json, and the feed in
    /// a nuget.config, which alone the SDK resolver reads. It adds to the machine's sources, and clears none of them.
    /// </summary>
    private void PrepareHome()
    {
        Directory.CreateDirectory(Feed);
        foreach (var stale in Directory.Exists(packageCache) ? Directory.GetDirectories(packageCache) : [])
        {
            if (Path.GetFileName(stale) is var name && (name == "native.sdk" || name.StartsWith("samples.", StringComparison.Ordinal)))
            {
                Repository.Delete(stale);
            }
        }

        Files.Copy(Repository.Samples, Path.Combine(home, "samples"));
        WriteNuGetConfig(home, Repository.Packages);

        var global = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "global.json")))!;
        global["msbuild-sdks"] = new JsonObject { ["Native.Sdk"] = version };
        File.WriteAllText(Path.Combine(home, "global.json"), global.ToJsonString());
    }

    private void PackSample(Sample sample)
    {
        // Empty: this machine's platform alone. What the samples declare takes more compilers than most machines have.
        Dotnet("pack", Path.Combine(home, "samples", sample.Name), "-c", "Release", "-o", Feed, "-p:NativeRuntimeIdentifiers=").CaptureOrThrow();

        var package = Directory.GetFiles(Feed, $"Samples.{sample.Name}.*.nupkg").Single();
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

    private void RunApp(Sample[] samples, string? thirdParty)
    {
        var folder = Directory.CreateTempSubdirectory("native-sdk-demo-").FullName;
        var app = Path.Combine(folder, "bin", "Release", "net10.0", "Demo.dll");
        Time("A new app restores the packages and is built", () =>
        {
            Files.Copy(Path.Combine(Repository.Samples, "Demo"), folder);
            foreach (var neutral in Directory.GetFiles(Repository.Samples, "Directory.*"))
            {
                File.Copy(neutral, Path.Combine(folder, Path.GetFileName(neutral))); // whatever lies about in the temporary folder
            }

            WriteNuGetConfig(folder, Feed);
            Dotnet([
                "build", folder, "-c", "Release",
                $"-p:WithoutSourceMaps={!samples.Contains(Sample.SourceMaps)}", $"-p:WithoutSymbols={!samples.Contains(Sample.Symbols)}",
            ]).CaptureOrThrow();
            Console.WriteLine(string.Join('\n', samples.Select(sample => $"""    <PackageReference Include="Samples.{sample.Name}" Version="1.0.0" />""")));
        });

        if (samples.Contains(Sample.SourceMaps))
        {
            var (map, trace) = (Path.Combine(Repository.Samples, "SourceMaps", "data", "bundle.js.map"), Path.Combine(Repository.Samples, "Demo", "web", "trace.txt"));
            if (Bundler.Find(thirdParty, out var missing) is { } bundler)
            {
                Time("A page with a mistake is bundled with React, minified, and run", () => (map, trace) = bundler.BundleAndRun(Path.Combine(home, "bundle")));
            }
            else
            {
                LeaveOut($"a bundle made here, for want of {missing}; the one in samples/SourceMaps/data is used");
            }

            Time("The app reads its stack trace", () => RunOrThrow(app, "trace", map, trace));
        }

        if (samples.Contains(Sample.Symbols))
        {
            if (ElfFile() is { } elf)
            {
                Time("The app reads a library of this machine", () => RunOrThrow(app, "symbols", elf));
            }
            else
            {
                LeaveOut("the symbols of a library of this machine, for want of one in the ELF format");
            }
        }

        Repository.Delete(folder); // kept where something failed
    }

    /// <summary>The C++ runtime, for its many names; else the .NET runtime that this program is run by.</summary>
    private static string? ElfFile() =>
        new[] { "/usr/lib", "/usr/lib64", "/lib" }
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.GetFiles(folder, "libstdc++.so.6").Concat(Directory.GetDirectories(folder, "*-linux-*").Select(sub => Path.Combine(sub, "libstdc++.so.6"))))
            .Append(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "libcoreclr.so"))
            .FirstOrDefault(File.Exists);

    private static void RunOrThrow(string app, params string[] arguments)
    {
        if (Command.Dotnet([app, .. arguments]).Run() != 0)
        {
            throw new BuildException("the app failed");
        }
    }

    private Command Dotnet(params string[] arguments) =>
        Command.Dotnet([.. arguments, "--nologo", "-tl:off", "-v:quiet"]).In(home).With("NUGET_PACKAGES", packageCache);

    private static void WriteNuGetConfig(string folder, string source) =>
        File.WriteAllText(Path.Combine(folder, "nuget.config"), $"""
            <configuration>
              <packageSources>
                <add key="demo" value="{source}" />
              </packageSources>
            </configuration>
            """);

    private void Time(string part, Action action)
    {
        Headline(part);
        var clock = Stopwatch.StartNew();
        action();
        times.Add((part, clock.Elapsed));
    }

    private static void Headline(string text) => Console.WriteLine($"\n== {text}");
}
