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
/// Other lines (a build script's own output) are no messages.
/// </remarks>
public sealed class CargoMessages
{
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
    public static CargoMessages Read(IEnumerable<string> lines, string folder, string suffix, IMessageSink messages)
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
                using var document = JsonDocument.Parse(line);
                result.ReadOne(document.RootElement, folder, suffix, messages);
            }
            catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
            {
                messages.Detail(line);
            }
        }

        return result;
    }

    private void ReadOne(JsonElement root, string folder, string suffix, IMessageSink messages)
    {
        switch (root.GetProperty("reason").GetString())
        {
            case "compiler-message":
                ReadDiagnostic(root.GetProperty("message"), folder, suffix, messages);
                break;
            case "compiler-artifact":
                artifacts.Add(new CargoArtifact(
                    root.TryGetProperty("manifest_path", out var manifest) ? manifest.GetString() ?? "" : "",
                    Strings(root.GetProperty("target").GetProperty("crate_types")),
                    Strings(root.GetProperty("filenames"))));
                break;
            case "build-script-executed":
                buildScripts.Add(new CargoBuildScript(root.GetProperty("package_id").GetString()!, root.GetProperty("out_dir").GetString()!));
                break;
        }
    }

    private void ReadDiagnostic(JsonElement message, string folder, string suffix, IMessageSink messages)
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
            var span = spans[primary];
            location = new SourceLocation(Path.GetFullPath(span.GetProperty("file_name").GetString()!, folder),
                span.GetProperty("line_start").GetInt32(), span.GetProperty("column_start").GetInt32(),
                span.GetProperty("line_end").GetInt32(), span.GetProperty("column_end").GetInt32());
            if (span.GetProperty("label").GetString() is { Length: > 0 } label)
            {
                text += ": " + label;
            }
        }

        Errors += level == MessageLevel.Error ? 1 : 0;
        messages.Write(new Message(level, code.Length > 0 ? code : level == MessageLevel.Normal ? "" : "rustc", text + suffix, location));
        if (message.GetProperty("rendered").GetString() is { } rendered)
        {
            messages.Say(rendered.TrimEnd());
        }
    }

    /// <summary>rustc's closing lines count what has been said already.</summary>
    private static bool IsSummary(string text) =>
        text.StartsWith("aborting due to", StringComparison.Ordinal) || text.EndsWith(" emitted", StringComparison.Ordinal);

    private static string[] Strings(JsonElement array) => [.. array.EnumerateArray().Select(element => element.GetString() ?? "")];
}
