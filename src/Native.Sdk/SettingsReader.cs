using Microsoft.Build.Framework;
using Native.Sdk.Diagnostics;
using Native.Sdk.Platforms;
using Native.Sdk.Projects;
using Native.Sdk.Toolchains;
using Native.Sdk.Toolchains.Compilers;

namespace Native.Sdk.Tasks;

/// <summary>From the item that holds the public properties, without their <c>Native</c>, to Core's settings.</summary>
internal static class SettingsReader
{
    /// <summary>Null if a property is none of its words, which has been reported.</summary>
    public static BuildSettings? Read(ITaskItem item, PlatformTable platforms, Platform host, IMessageSink messages)
    {
        // A switch rather than Enum.TryParse, and loops rather than Linq over DictionaryEntry, here as in all that a no-op
        // build runs: generic code over value types is compiled at run time.
        var symbols = item.Text("DebugSymbols") ?? "";
        DebugSymbols? debugSymbols = symbols.ToLowerInvariant() switch
        {
            "split" => DebugSymbols.Split,
            "embedded" => DebugSymbols.Embedded,
            "none" => DebugSymbols.None,
            _ => null,
        };
        if (debugSymbols is null)
        {
            return Refuse("NativeDebugSymbols", symbols, ["split", "embedded", "none"]);
        }

        var word = item.Text("Toolchain") ?? "auto";
        NativeToolchain? toolchain = word.ToLowerInvariant() switch
        {
            "auto" => NativeToolchain.Auto,
            "system" => NativeToolchain.System,
            "zig" => NativeToolchain.Zig,
            _ => null,
        };
        if (toolchain is null)
        {
            return Refuse("NativeToolchain", word, ["auto", "system", "zig"]);
        }

        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        var enumerator = Environment.GetEnvironmentVariables().GetEnumerator();
        while (enumerator.MoveNext())
        {
            variables[(string)enumerator.Key] = (string?)enumerator.Value ?? "";
        }

        var package = item.Text("ZigVersion") is { } version ? new ZigPackage(host, version) : null;
        return new BuildSettings
        {
            Configuration = item.Text("Configuration") ?? "Debug",
            Platforms = platforms,
            Host = host,
            Environment = variables,
            Compiler = item.Text("Compiler"),
            CppCompiler = item.Text("CppCompiler"),
            CargoPath = item.Text("CargoPath"),
            CMakePath = item.Text("CMakePath"),
            CompilerLauncher = item.Text("CompilerLauncher"),
            DotnetPath = ShimFiles.FindDotnet(variables),
            ShimPath = ShimFiles.FindShim(),
            SharedFolder = SharedFiles.Find(),
            Toolchain = toolchain.GetValueOrDefault(),
            ZigPath = item.Text("ZigPath"),
            ZigPackage = package,
            ZigPackagePath = package is null ? null : Installed(package, item.Text("PackageFolders") ?? ""),
            RestoreSeesSdk = item.Text("IsPackage") is null,
            GlibcBaseline = item.Text("GlibcBaseline"),
            MacOSDeploymentTarget = item.Text("MacOSDeploymentTarget") ?? (variables.GetValueOrDefault("MACOSX_DEPLOYMENT_TARGET") is { Length: > 0 } system ? system : null),
            Deterministic = !"false".Equals(item.Text("Deterministic"), StringComparison.OrdinalIgnoreCase),
            DebugSymbols = debugSymbols.GetValueOrDefault(),
        };

        BuildSettings? Refuse(string property, string written, string[] valid)
        {
            messages.Report(Catalog.InvalidProperty, property, written, NearestWord.Hint(written, valid), string.Join(", ", valid));
            return null;
        }
    }

    /// <summary>In the first of NuGet's folders that has it; there is more than one where a machine has fallback folders.</summary>
    private static string? Installed(ZigPackage package, string folders) => folders
        .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(package.FileIn).FirstOrDefault(File.Exists);
}
