using System.Text.Encodings.Web;
using System.Text.Json;
using Native.Sdk.Diagnostics;

namespace Native.Sdk.Verification;

/// <summary>A report for programs; docs/reference.md describes the members.</summary>
public static class ReportJson
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The report as an object, indented, in UTF-8.</summary>
    public static byte[] Write(VerificationReport report)
    {
        var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("package", report.Name);
            json.WriteString("policy", report.Policy);
            json.WriteNumber("size", report.Size);
            json.WriteStartArray("libraries");
            foreach (var library in report.Libraries)
            {
                Write(json, library);
            }

            json.WriteEndArray();
            json.WriteStartArray("findings");
            foreach (var finding in report.Findings)
            {
                Write(json, finding);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return [.. buffer.ToArray(), (byte)'\n'];
    }

    private static void Write(Utf8JsonWriter json, LibraryReport library)
    {
        json.WriteStartObject();
        json.WriteString("rid", library.Rid);
        json.WriteString("file", library.File);
        json.WriteString("path", library.Path);
        json.WriteNumber("size", library.Size);
        json.WriteString("format", library.Format);
        Write(json, "cpus", library.Cpus);
        json.WriteString("system", library.System);
        Write(json, "needed", library.Needed);
        json.WriteString("identity", library.Identity);
        json.WriteNumber("exports", library.Exports);
        json.WriteBoolean("audited", library.IsAudited);
        if (library.UsedExports is { } used)
        {
            json.WriteNumber("usedExports", used);
        }

        Write(json, "unusedExports", library.UnusedExports);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Finding finding)
    {
        json.WriteStartObject();
        json.WriteString("code", finding.Code);
        json.WriteString("level", finding.Diagnostic.Level switch
        {
            MessageLevel.Error => "error",
            MessageLevel.Warning => "warning",
            _ => "note",
        });
        json.WriteString("rid", finding.Rid);
        json.WriteString("file", finding.File);
        json.WriteString("subject", finding.Subject);
        json.WriteString("text", finding.Text);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, IReadOnlyList<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }
}
