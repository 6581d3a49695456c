using System.Text.Json;

namespace Native.Sdk.Tool;

/// <summary>The verb <c>doctor</c>.</summary>
internal static class Doctor
{
    private const string Target = "_NativeDoctor";

    /// <summary>Asks and prints.</summary>
    /// <returns>The exit code.</returns>
    /// <exception cref="UnreadableException">The project has no such target.</exception>
    public static async Task<int> RunAsync(DoctorOptions options, TextWriter output, TextWriter error, CancellationToken cancellation)
    {
        var answer = await MSBuild.AskAsync(options.Project, Target, options.Configuration, cancellation);
        if (answer.Errors.Any(line => line.Contains("MSB4057", StringComparison.Ordinal) && line.Contains(Target, StringComparison.Ordinal)))
        {
            throw new UnreadableException($"'{options.Project}' does not use Native.Sdk, or a version of it from before dotnet native doctor.");
        }

        Diagnosis[] diagnoses = [.. answer.Items.Select(Diagnosis.Read)];
        var result = new DoctorResult(
            options.Project, answer.Configuration, answer.Succeeded && diagnoses.All(diagnosis => diagnosis.State != "missing"), diagnoses, answer.Errors);
        if (options.IsJson)
        {
            output.WriteLine(JsonSerializer.Serialize(result, Json.Options));
        }
        else
        {
            Report.Write(result, answer.Succeeded, output, error);
        }

        return result.CanBuild ? ExitCode.Good : ExitCode.Bad;
    }
}
