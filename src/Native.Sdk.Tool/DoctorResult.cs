namespace Native.Sdk.Tool;

/// <summary>All that doctor found out; with <c>--json</c>, all that it prints.</summary>
/// <param name="Project">Absolute path of the project file.</param>
/// <param name="Configuration">For which it was asked; empty if the project cannot be read.</param>
/// <param name="CanBuild">Whether every library can be had for every declared platform.</param>
/// <param name="Diagnoses">One for each platform and NativeProject.</param>
/// <param name="Errors">Of the project itself, as MSBuild wrote them.</param>
internal sealed record DoctorResult(string Project, string Configuration, bool CanBuild, IReadOnlyList<Diagnosis> Diagnoses, IReadOnlyList<string> Errors);
