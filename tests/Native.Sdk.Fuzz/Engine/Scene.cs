using System.Text.Json;

namespace Native.Sdk.Fuzz.Engine;

/// <summary>What of a build does not lie in files: the item, the properties, the variables. A worker gets it as JSON.</summary>
public sealed record Scene
{
    /// <summary>Absolute folder of the csproj that could be there.</summary>
    public required string Folder { get; init; }

    /// <summary>The item's Include.</summary>
    public required string Include { get; init; }

    /// <summary>The item's metadata.</summary>
    public SortedDictionary<string, string> Metadata { get; init; } = new(StringComparer.Ordinal);

    /// <summary>Debug or Release.</summary>
    public string Configuration { get; init; } = "Debug";

    /// <summary>What is built for.</summary>
    public IReadOnlyList<string> Rids { get; init; } = [PlatformNames.Host];

    /// <summary>NativeCompiler; null: the system's.</summary>
    public string? Compiler { get; init; }

    /// <summary>NativeCppCompiler.</summary>
    public string? CppCompiler { get; init; }

    /// <summary>NativeZigPath; null: there is no zig, and NativeToolchain is <c>system</c>.</summary>
    public string? Zig { get; init; }

    /// <summary>Whether NativeToolchain is <c>zig</c>.</summary>
    public bool IsZigOnly { get; init; }

    /// <summary>NativeGlibcBaseline.</summary>
    public string? Glibc { get; init; }

    /// <summary>Whether NativeDebugSymbols is <c>none</c>.</summary>
    public bool HasNoSymbols { get; init; }

    /// <summary>NativeRuntimeIdentifiers, for which bindings are right; empty: none are made.</summary>
    public IReadOnlyList<string> Declared { get; init; } = [];

    /// <summary>Variables on top of those that every build has.</summary>
    public SortedDictionary<string, string> Variables { get; init; } = new(StringComparer.Ordinal);

    /// <summary>Folder of everything that is built in this configuration.</summary>
    public string Root => Path.Combine(Folder, "obj", "native", Configuration);

    /// <summary>Folder of the native project, where its sources are.</summary>
    public string Native => Path.Combine(Folder, "native");

    /// <summary>A metadatum; empty if there is none.</summary>
    public string Of(string name) => Metadata.GetValueOrDefault(name, "");

    /// <summary>A variable as tools see it: the item's own goes before the build's.</summary>
    public string Variable(string name) => Of("Environment").StartsWith(name + "=", StringComparison.Ordinal) ? "" : Variables.GetValueOrDefault(name, "");

    /// <summary>With another metadatum; empty takes it away.</summary>
    public Scene With(string name, string value) => this with { Metadata = Changed(Metadata, name, value) };

    /// <summary>With another variable; empty takes it away.</summary>
    public Scene WithVariable(string name, string value) => this with { Variables = Changed(Variables, name, value) };

    /// <summary>One line.</summary>
    public string ToJson() => JsonSerializer.Serialize(this);

    /// <summary>From <see cref="ToJson"/>.</summary>
    public static Scene FromJson(string text) => JsonSerializer.Deserialize<Scene>(text)!;

    private static SortedDictionary<string, string> Changed(SortedDictionary<string, string> old, string name, string value)
    {
        var changed = new SortedDictionary<string, string>(old, StringComparer.Ordinal);
        changed.Remove(name);
        if (value.Length > 0)
        {
            changed[name] = value;
        }

        return changed;
    }
}
