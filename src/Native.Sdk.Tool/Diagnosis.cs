using System.Text.Json;

namespace Native.Sdk.Tool;

/// <summary>What would become of one NativeProject for one platform: an item of the target <c>_NativeDoctor</c>.</summary>
/// <param name="Project">Its Include.</param>
/// <param name="Kind">C, Cargo, CMake or Command.</param>
/// <param name="Name">Base name of the library; empty if it is not known.</param>
/// <param name="Rid">The platform.</param>
/// <param name="State"><c>ready</c>, <c>prebuilt</c> or <c>missing</c>.</param>
/// <param name="Tools">The tools in a few words, with versions and baseline; empty if there are none.</param>
/// <param name="Paths">Absolute paths of the tools, or of the prebuilt library.</param>
/// <param name="Problems">What is wrong.</param>
internal sealed record Diagnosis(
    string Project, string Kind, string Name, string Rid, string State, string Tools, IReadOnlyList<string> Paths, IReadOnlyList<Problem> Problems)
{
    /// <summary>Reads what MSBuild wrote of an item: its metadata are texts, two of which hold JSON again.</summary>
    public static Diagnosis Read(JsonElement item) => new(
        Text(item, "Identity"), Text(item, "Kind"), Text(item, "Name"), Text(item, "Rid"), Text(item, "State"), Text(item, "Tools"),
        JsonSerializer.Deserialize<string[]>(Text(item, "Paths"), JsonSerializerOptions.Web) ?? [],
        JsonSerializer.Deserialize<Problem[]>(Text(item, "Problems"), JsonSerializerOptions.Web) ?? []);

    private static string Text(JsonElement item, string name) => item.GetProperty(name).GetString() ?? "";
}
