using System.Text.Json;
using Native.Sdk.Diagnostics;

namespace Native.Sdk.Toolchains.Cargo;

/// <summary>Reads the lines that <c>cargo --message-format=json</c> writes: diagnostics, artifacts, build scripts.</summary>
/// <remarks>
/// The Cargo Book, "External tools", "JSON messages"; rustc's "JSON Output". Specimens, shortened:
/// <code>
/// {"reason":"compiler-message","package_id":"path+file:///w/x#0.1.0","manifest_path":"/w/x/Cargo.toml","message":{"level":"error",
///   "message":"mismatched types","code":{"code":"E0308"},"spans":[{"file_name":"src/lib.rs","line_start":3,"line_end":3,
///   "column_start":5,"column_end":8,"is_primary":true,"label":"expected `i32`"}],"rendered":"error[E0308]: …"}}
/// {"reason":"compiler-artifact","manifest_path":"/w/x/Cargo.toml","target":{"kind":["cdylib"],"crate_types":["cdylib"],
///   "name":"x"},"filenames":["/t/release/libx.so"],"fresh":false}
/// {"reason":"build-script-executed","package_id":"path+file:///w/x#0.1.0","out_dir":"/t/release/build/x-0f/out"}
/// </code>
/// An error in a macro of another crate lies there; "expansion" leads outward to where it is called, at last by the user:
/// <code>
/// "spans":[{"file_name":"/rustc/59807616e1/library/core/src/macros/mod.rs","line_start":900,…,"is_primary":true,
///   "expansion":{"span":{"file_name":"src/lib.rs","line_start":7,…},"macro_decl_name":"assert_eq!"}}]
/// </code>
/// Other lines (a build script's own output) are no messages.
/// </remarks>
public sealed class CargoMessages
{
    /// <summary>Macros expand to macros up to 128 deep unless a crate allows more; each level nests two objects.</summary>
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 4096 };

    /// <summary>What our own --remap-path-prefix puts in place of folders whose names are not to be in a library.</summary>
    private static readonly string[] Prefixes = ["obj", "cargo"];

    private readonly List<CargoArtifact> artifacts = [];
    private readonly List<CargoBuildScript> buildScripts = [];

    private CargoMessages()
    {
    }

    /// <summary>Everything that was built or was fresh.</summary>
    public IReadOnlyList<CargoArtifact> Artifacts => artifacts;

    /// <summary>Build scripts that ran or were fresh.</summary>
    public IReadOnlyList<CargoBuildScript> BuildScripts => buildScripts;

    /// <summary>How many errors were reported.</summary>
    public int Errors { get; private set; }

    /// <summary>Reads standard output; diagnostics go to <paramref name="messages"/>.</summary>
    /// <param name="lines">Lines of standard output.</param>
    /// <param name="folder">Absolute workspace folder, where relative file names start.</param>
    /// <param name="suffix">Put behind the diagnostics: for which platform.</param>
    /// <param name="messages">Where diagnostics go.</param>
    /// <param name="mappedBack">
    /// The absolute folders behind names that <c>--remap-path-prefix</c> made: <c>obj</c> → cargo's folder of what is built.
    /// </param>
    public static CargoMessages Read(
        IEnumerable<string> lines, string folder, string suffix, IMessageSink messages, IReadOnlyDictionary<string, string>? mappedBack = null)
    {
        var result = new CargoMessages();
        foreach (var line in lines)
        {
            if (!line.StartsWith('{'))
            {
                messages.Detail(line);
                continue;
            }

            try
            {
                using var document = JsonDocument.Parse(line, Options);
                result.ReadOne(document.RootElement, folder, suffix, messages, mappedBack);
            }
            catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException or PathTooLongException)
            {
                messages.Detail(line);
            }
        }

        return result;
    }

    private void ReadOne(JsonElement root, string folder, string suffix, IMessageSink messages, IReadOnlyDictionary<string, string>? mappedBack)
    {
        switch (root.GetProperty("reason").GetString())
        {
            case "compiler-message":
                ReadDiagnostic(root.GetProperty("message"), folder, suffix, messages, mappedBack);
                break;
            case "compiler-artifact":
                artifacts.Add(new CargoArtifact(
                    root.TryGetProperty("manifest_path", out var manifest) ? manifest.GetString() ?? "" : "",
                    Strings(root.GetProperty("target").GetProperty("crate_types")),
                    Strings(root.GetProperty("filenames"))));
                break;
            case "build-script-executed":
                buildScripts.Add(new CargoBuildScript(
                    root.GetProperty("package_id").GetString() ?? throw new FormatException("package_id"),
                    root.GetProperty("out_dir").GetString() ?? throw new FormatException("out_dir")));
                break;
        }
    }

    private void ReadDiagnostic(JsonElement message, string folder, string suffix, IMessageSink messages, IReadOnlyDictionary<string, string>? mappedBack)
    {
        var text = message.GetProperty("message").GetString() ?? "";
        var level = message.GetProperty("level").GetString() switch
        {
            "error" or "error: internal compiler error" => MessageLevel.Error,
            "warning" => MessageLevel.Warning,
            _ => MessageLevel.Normal,
        };
        var spans = message.GetProperty("spans").EnumerateArray().ToArray();
        var primary = Array.FindIndex(spans, span => span.GetProperty("is_primary").GetBoolean());
        if (primary < 0 && level != MessageLevel.Normal && IsSummary(text))
        {
            return;
        }

        var code = message.GetProperty("code") is { ValueKind: JsonValueKind.Object } found ? found.GetProperty("code").GetString() ?? "" : "";
        SourceLocation? location = null;
        if (primary >= 0)
        {
            location = Locate(spans[primary], folder, mappedBack);
            if (spans[primary].GetProperty("label").GetString() is { Length: > 0 } label)
            {
                text += ": " + label;
            }
        }

        var rendered = message.GetProperty("rendered").GetString();
        Errors += level == MessageLevel.Error ? 1 : 0;
        messages.Write(new Message(level, code.Length > 0 ? code : level == MessageLevel.Normal ? "" : "rustc", text + suffix, location));
        if (rendered is not null)
        {
            messages.Say(rendered.TrimEnd());
        }
    }

    /// <summary>
    /// The innermost place in the workspace, be it the span's own or that of a macro's call; else the innermost in any
    /// file that is there; else the span's own, or none if its name is only one that rustc or we made up.
    /// </summary>
    private static SourceLocation? Locate(JsonElement span, string folder, IReadOnlyDictionary<string, string>? mappedBack)
    {
        var inside = Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar;
        var places = Outward(span).Select(place => Place(place, folder, mappedBack)).OfType<SourceLocation>().ToArray();
        return Array.Find(places, place => place.File.StartsWith(inside, StringComparison.Ordinal) && File.Exists(place.File))
            ?? Array.Find(places, place => File.Exists(place.File))
            ?? places.FirstOrDefault();
    }

    private static IEnumerable<JsonElement> Outward(JsonElement span)
    {
        yield return span;
        while (span.TryGetProperty("expansion", out var expansion) && expansion.ValueKind == JsonValueKind.Object)
        {
            span = expansion.GetProperty("span");
            yield return span;
        }
    }

    private static SourceLocation? Place(JsonElement span, string folder, IReadOnlyDictionary<string, string>? mappedBack) =>
        Real(span.GetProperty("file_name").GetString() ?? throw new FormatException("file_name"), folder, mappedBack) is { } file
            ? new SourceLocation(file, span.GetProperty("line_start").GetInt32(), span.GetProperty("column_start").GetInt32(),
                span.GetProperty("line_end").GetInt32(), span.GetProperty("column_end").GetInt32())
            : null;

    /// <summary>The absolute path of a file that rustc names, or null where that is a name without a file.</summary>
    private static string? Real(string name, string folder, IReadOnlyDictionary<string, string>? mappedBack)
    {
        var path = Path.GetFullPath(name, folder);
        if (File.Exists(path))
        {
            return path;
        }

        foreach (var (prefix, real) in mappedBack ?? new Dictionary<string, string>())
        {
            if (Rest(name, prefix.TrimEnd('/')) is { } rest)
            {
                return Path.GetFullPath(rest, real);
            }
        }

        // The standard library's files have that name unless the rust-src component is installed; "<anon>" is a macro's.
        var isMadeUp = name.StartsWith("/rustc/", StringComparison.Ordinal) || name.StartsWith('<') || Prefixes.Any(prefix => Rest(name, prefix) is not null);
        return name.Length == 0 || isMadeUp ? null : path;
    }

    /// <summary>What stands behind a folder, with either separator: rustc joins with the host's.</summary>
    private static string? Rest(string name, string prefix) =>
        name.Length > prefix.Length + 1 && name.StartsWith(prefix, StringComparison.Ordinal) && name[prefix.Length] is ('/' or '\\') ? name[(prefix.Length + 1)..] : null;

    /// <summary>rustc's closing lines count what has been said already.</summary>
    private static bool IsSummary(string text) =>
        text.StartsWith("aborting due to", StringComparison.Ordinal) || text.EndsWith(" emitted", StringComparison.Ordinal);

    private static string[] Strings(JsonElement array) => [.. array.EnumerateArray().Select(element => element.GetString() ?? "")];
}
