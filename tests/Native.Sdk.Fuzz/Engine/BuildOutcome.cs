using System.Text.Json;

namespace Native.Sdk.Fuzz.Engine;

/// <summary>What a build came to, as far as a user could see it.</summary>
/// <param name="Succeeded">Whether it says so.</param>
/// <param name="Steps">The steps that ran, with their reasons.</param>
/// <param name="Ended">What the build says of steps that ran to their end, by other lines: none of them may be missing among the steps.</param>
/// <param name="Errors">Errors: the code, and the text.</param>
/// <param name="Libraries">Paths of the libraries.</param>
/// <param name="Processes">Processes that were started.</param>
public sealed record BuildOutcome(bool Succeeded, IReadOnlyList<RanStep> Steps, IReadOnlyList<string> Ended, IReadOnlyList<string> Errors, IReadOnlyList<string> Libraries, int Processes)
{
    /// <summary>One line.</summary>
    public string ToJson() => JsonSerializer.Serialize(this);

    /// <summary>From <see cref="ToJson"/>.</summary>
    public static BuildOutcome FromJson(string text) => JsonSerializer.Deserialize<BuildOutcome>(text)!;
}
