using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using Native.Sdk.Diagnostics;

namespace Native.Sdk.Tasks;

/// <summary>Says with which tools each library would be built, and what is missing; builds nothing.</summary>
public sealed class DiagnoseNativeProjects : NativeProjectTask
{
    /// <summary>
    /// One item per platform and project; Include is the NativeProject's. Metadata: <c>Rid</c>, <c>Kind</c>, <c>Name</c>,
    /// <c>State</c> (<c>ready</c>, <c>prebuilt</c>, <c>missing</c>), <c>Tools</c>; <c>Paths</c> is a JSON array of texts,
    /// <c>Problems</c> one of objects with <c>level</c>, <c>code</c> and <c>text</c>.
    /// </summary>
    [Output]
    public ITaskItem[] Diagnoses { get; private set; } = [];

    /// <inheritdoc/>
    protected override void Run(CancellationToken cancellation)
    {
        if (ReadRequest(Messages) is { } request && new NativeDoctor(request, Messages).Run(cancellation) is { } diagnoses)
        {
            Diagnoses = [.. diagnoses.Select(ToItem)];
        }
    }

    private static TaskItem ToItem(NativeDiagnosis diagnosis)
    {
        var item = new TaskItem(Items.Escape(diagnosis.Project.Include));
        item.SetMetadata("Rid", diagnosis.Platform.Rid);
        item.SetMetadata("Kind", diagnosis.Project.Kind.ToString());
        item.SetMetadata("Name", Items.Escape(diagnosis.Name ?? ""));
        item.SetMetadata("State", diagnosis.State.ToString().ToLowerInvariant());
        item.SetMetadata("Tools", Items.Escape(diagnosis.Tools ?? ""));
        item.SetMetadata("Paths", Items.Escape(Json(diagnosis.Paths.Select(path => JsonValue.Create(path)))));
        item.SetMetadata("Problems", Items.Escape(Json(diagnosis.Problems.Select(problem => new JsonObject
        {
            ["level"] = problem.Level == MessageLevel.Error ? "error" : "warning",
            ["code"] = problem.Code,
            ["text"] = problem.Text,
        }))));
        return item;
    }

    private static string Json(IEnumerable<JsonNode> nodes) => new JsonArray([.. nodes]).ToJsonString(JsonSerializerOptions.Default);
}
