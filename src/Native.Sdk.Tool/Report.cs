namespace Native.Sdk.Tool;

/// <summary>The result for people: a block for each NativeProject, in it a line or more for each platform.</summary>
/// <remarks>
/// <code>
/// native/zstd (C, zstd)
///   linux-x64     gcc 12.2.0
///                 /usr/bin/gcc
///   osx-arm64     missing
///                 NSDK2003: No tool here builds for osx-arm64, …
/// </code>
/// </remarks>
internal static class Report
{
    public static void Write(DoctorResult result, bool isAnswered, TextWriter output, TextWriter error)
    {
        foreach (var line in result.Errors)
        {
            error.WriteLine(line);
        }

        if (!isAnswered)
        {
            error.WriteLine($"{result.Project} cannot be examined; see above.");
            return;
        }

        if (result.Diagnoses.Count == 0)
        {
            output.WriteLine($"{result.Project} has no NativeProject items.");
            return;
        }

        output.WriteLine($"{result.Project} ({result.Configuration})");
        var column = result.Diagnoses.Max(diagnosis => diagnosis.Rid.Length) + 4;
        foreach (var project in result.Diagnoses.GroupBy(diagnosis => (diagnosis.Project, diagnosis.Kind)))
        {
            var names = project.Select(diagnosis => diagnosis.Name).Where(name => name.Length > 0).Distinct().ToArray();
            output.WriteLine($"\n{project.Key.Project} ({string.Join(", ", [project.Key.Kind, .. names])})");
            foreach (var diagnosis in project)
            {
                output.Write("  " + diagnosis.Rid.PadRight(column - 2));
                var first = true;
                foreach (var line in Lines(diagnosis).SelectMany(text => Paragraph.Wrap(text, Paragraph.Width - column)))
                {
                    output.WriteLine(first ? line : new string(' ', column) + line);
                    first = false;
                }
            }
        }

        var good = result.Diagnoses.Count(diagnosis => diagnosis.State != "missing");
        output.WriteLine(good == result.Diagnoses.Count ? "\nNothing is missing." : $"\n{result.Diagnoses.Count - good} of {result.Diagnoses.Count} cannot be built here.");
    }

    private static IEnumerable<string> Lines(Diagnosis diagnosis)
    {
        yield return diagnosis.State switch
        {
            "ready" => diagnosis.Tools.Length > 0 ? diagnosis.Tools : "ready",
            "prebuilt" => "prebuilt, " + string.Join(", ", diagnosis.Paths),
            _ => diagnosis.State,
        };
        if (diagnosis is { State: not "prebuilt", Paths.Count: > 0 })
        {
            yield return string.Join(", ", diagnosis.Paths);
        }

        foreach (var problem in diagnosis.Problems)
        {
            yield return $"{(problem.Level == "error" ? "" : problem.Level + " ")}{problem.Code}: {problem.Text}";
        }
    }
}
